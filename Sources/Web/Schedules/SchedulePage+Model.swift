import Domain
import Foundation
import Store

extension SchedulePage {
    /// What the form stands beside.
    struct Around: Sendable {
        let enterprise: Enterprise
        let row: ScheduleRow?
        let syncs: [DownloadRow]
        /// Companies without a schedule, and all, this one not counted.
        let unset: Int
        let others: Int
        /// `9:00`; nil: nobody is told.
        let digestTime: String?
    }

    init(_ entry: ScheduleEntry, _ around: Around, banners: [Banner] = [], at now: Date) {
        let url = "/enterprises/\(around.enterprise.id)/schedule"
        self.init(
            company: around.enterprise.name, companyURL: "/enterprises/\(around.enterprise.id)", url: url,
            card: ScheduleCard(
                around.row, of: around.enterprise.id, syncs: around.syncs, mayOperate: true, at: now),
            banners: banners, version: "\(entry.version)", isOn: entry.isOn, time: entry.time,
            timeError: entry.timeError,
            directions: Direction.allCases.map {
                Choice($0.rawValue, $0.name, isSelected: entry.directions.contains($0.rawValue))
            }, directionsError: entry.directionsError, lookBack: entry.lookBack, lookBackError: entry.lookBackError,
            files: FileFormat.allCases.map {
                Choice($0.rawValue, $0.name, isSelected: entry.files.contains($0.rawValue))
            }, hasDigest: entry.hasDigest,
            digestHint: around.digestTime.map {
                "每天 \($0) 推送一条，告诉绑定了这家企业税局账号、并能查看这家企业的人新增、变更和红冲了多少；没有变化不推送。"
            } ?? "还没有设置摘要的微信模板，现在不会推送。请联系管理员设置。",
            spreads: around.row == nil ? [] : Self.spreads(around, url))
    }

    private static func spreads(_ around: Around, _ url: String) -> [Spread] {
        [
            around.unset > 0
                ? Spread(text: "应用到尚未设置的 \(around.unset.grouped) 家企业", url: "\(url)/application?to=unset") : nil,
            around.others > around.unset
                ? Spread(text: "应用到我的全部企业（另外 \(around.others.grouped) 家）", url: "\(url)/application?to=all") : nil,
        ].compactMap { $0 }
    }
}

extension QuestionPage {
    /// - Parameter isAgain: there are more by now than the person was told of.
    static func spreading(
        _ schedule: Schedule, to count: Int, unsetOnly: Bool, url: String, isAgain: Bool
    ) -> QuestionPage {
        QuestionPage(
            title: "把这份定时同步应用到 \(count.grouped) 家企业？",
            sentences: [
                "\(schedule.isOn ? "每天" : "关闭，时间为") \(schedule.words)\(schedule.hasDigest ? "，推送每日摘要" : "，不推送摘要")。",
                unsetOnly ? "已经设置过的企业不变。" : "这些企业原有的设置会被替换。",
            ],
            warning: isAgain ? "符合条件的企业刚刚变多了，请看清数量后再确认。" : "",
            actionURL: "\(url)/application?to=\(unsetOnly ? "unset" : "all")",
            actionText: "应用到 \(count.grouped) 家", backURL: url, version: "\(count)")
    }
}
