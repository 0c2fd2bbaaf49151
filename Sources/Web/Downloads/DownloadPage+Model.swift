import Domain
import Foundation
import Store

extension DownloadPage {
    init(_ view: DownloadView) {
        let query = view.row.query
        self.init(
            company: view.company, companyURL: "/enterprises/\(view.row.enterprise)",
            title: "\(query.direction.name) \(query.days.words)",
            facts: [
                Fact("页签", "\(view.row.tab.mode.name) · \(view.row.tab.name)"),
                Fact("筛选", view.row.filterWords),
                Fact("文件", view.row.files.words),
                Self.party(view),
                Fact("开始时间", Moments.short(view.row.requestedAt, at: view.now)),
            ],
            downloadsURL: DownloadEntry(view.row).address(of: view.row.enterprise), progress: DownloadProgressPage(view)
        )
    }
}

extension DownloadPage {
    private static func party(_ view: DownloadView) -> Fact {
        guard view.row.tab.mode == .digital else { return Fact("税盘", view.account) }
        return Fact("账号", "\(view.account)（\(view.row.choice == .standard ? "默认账号" : "指定账号")）")
    }
}

extension Set<FileFormat> {
    /// `XML、PDF`.
    fileprivate var words: String {
        isEmpty ? "只要数据" : FileFormat.allCases.filter(contains).map(\.name).joined(separator: "、")
    }
}
