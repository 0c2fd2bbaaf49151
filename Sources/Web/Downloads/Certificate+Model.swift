import Domain
import Foundation
import Store

extension Certificate {
    /// None while it runs; else one. The whole is the root's comparison, made after the last window's.
    static func all(of view: DownloadView) -> [Certificate] {
        guard view.row.state == .proved || view.row.state == .differing, let endedAt = view.row.endedAt,
            let root = view.tree.root.flatMap({ view.details.rows[$0.id] }), let bureau = root.bureau,
            let own = root.own
        else { return [] }
        let isProved = view.row.state == .proved
        let missing = bureau.count - own.count
        return [
            Certificate(
                headline: isProved
                    ? (bureau.count == 0 ? "税局在此期间没有发票" : "一张不少")
                    : missing == 0 ? "金额不一致" : "相差 \(abs(missing).grouped) 张",
                ourCount: own.count.grouped, bureauCount: bureau.count.grouped, isProved: isProved,
                checkedAt: "\(Moments.short(endedAt, at: view.now)) 与税局核对",
                sums: [
                    Sum("金额", bureau.sums.amount, own.sums.amount), Sum("税额", bureau.sums.tax, own.sums.tax),
                    Sum("价税合计", bureau.sums.total, own.sums.total),
                ],
                parts: view.months.map { month in
                    Part(
                        month: month.days.words, kind: view.row.filterWords,
                        bureauCount: month.bureau.count.grouped, ourCount: month.own.count.grouped,
                        bureauTotal: month.bureau.sums.total.display, ourTotal: month.own.sums.total.display,
                        isEqual: month.bureau == month.own)
                }, differences: [],
                links: view.certified.map {
                    Link(month: $0.description, url: "/enterprises/\(view.row.enterprise)/certificates/\($0)")
                }, note: note(of: view))
        ]
    }

    private static func note(of view: DownloadView) -> String {
        if !view.row.query.isCertifiable { return "按状态筛选的下载只证明它自己，不出具核对证书。" }
        return view.certified.isEmpty ? "这些日期还没有核对证书。重新下载整月即可得到。" : ""
    }
}

extension Certificate.Sum {
    fileprivate init(_ label: String, _ bureau: Fen, _ own: Fen) {
        self.init(
            label: label, bureau: bureau.display, ours: own.display, difference: (own - bureau).display,
            isEqual: bureau == own)
    }
}
