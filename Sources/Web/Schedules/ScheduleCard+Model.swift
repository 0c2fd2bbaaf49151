import Domain
import Foundation
import Store

extension ScheduleCard {
    /// - Parameter row: nil where nobody has set one.
    init(
        _ row: ScheduleRow?, of enterprise: Enterprise.ID, syncs: [DownloadRow], mayOperate: Bool, at now: Date
    ) {
        let isOn = row?.schedule.isOn == true
        self.init(
            state: Chip(text: row == nil ? "未设置" : isOn ? "已开启" : "已关闭", tone: isOn ? .good : .idle),
            facts: row.map { Self.facts($0, at: now) } ?? [],
            banners: row.map { Self.banners($0, syncs, mayOperate: mayOperate) } ?? [],
            downloads: syncs.map {
                Download(
                    text: "\($0.query.direction.name) \($0.query.days.words)", url: "/downloads/\($0.id)",
                    state: Chip($0.standing))
            },
            settingURL: "/enterprises/\(enterprise)/schedule",
            runURL: row == nil ? "" : "/enterprises/\(enterprise)/schedule/run",
            changesURL: "/changes?enterprise=\(enterprise)")
    }

    private static func facts(_ row: ScheduleRow, at now: Date) -> [Fact] {
        [
            Fact("每天", row.schedule.words),
            Fact("下次同步", row.schedule.isOn ? Moments.short(row.nextRunAt, at: now) : "—"),
            Fact("上次同步", row.lastRunAt.map { Moments.short($0, at: now) } ?? "还没有"),
            Fact("每日摘要", row.schedule.isOn && row.schedule.hasDigest ? "推送给绑定微信的人" : "不推送"),
        ]
    }

    private static func banners(_ row: ScheduleRow, _ syncs: [DownloadRow], mayOperate: Bool) -> [Banner] {
        let open = syncs.first { !$0.state.isOver }
        return SyncObstacle.allCases.filter(row.obstacles.contains).prefix(1).compactMap { obstacle in
            let accounts = "/enterprises/\(row.enterprise)/accounts#defaults"
            switch obstacle {
            case .noIssueAccount, .noReceiveAccount:
                return Banner(
                    .warn, row.obstacles.sentence, actionText: mayOperate ? "设置默认账号" : "", actionURL: accounts)
            case .underWay, .paused:
                return open.map {
                    Banner(.warn, row.obstacles.sentence, actionText: "查看", actionURL: "/downloads/\($0.id)")
                }
            case .nobody: return Banner(.warn, row.obstacles.sentence)
            }
        }
    }
}

extension Schedule {
    /// `02:00`.
    var time: String { China.timestamp(Day(rawValue: 0).start.addingTimeInterval(Double(minute) * 60)).clock }

    /// `02:00，开具发票、取得发票，往前 10 天，XML`.
    var words: String {
        let directions = Direction.allCases.filter(directions.contains).map(\.name).joined(separator: "、")
        let files = FileFormat.allCases.filter(files.contains).map(\.name).joined(separator: "、")
        return "\(time)，\(directions)，往前 \(lookBackDays) 天\(files.isEmpty ? "" : "，\(files)")"
    }
}

extension String {
    /// The hours and minutes of a timestamp.
    fileprivate var clock: String { String(dropFirst(11).prefix(5)) }
}

extension Set<SyncObstacle> {
    /// What the last run lacked and what to do, the gravest alone.
    var sentence: String {
        if contains(.nobody) { return "已没有人使用这家企业，上次没有同步。有人用激活码激活这家企业后自动恢复。" }
        if isSuperset(of: [.noIssueAccount, .noReceiveAccount]) { return "还没有默认账号，上次没有同步。请设置默认账号或保存税盘，之后立即同步或等下次同步。" }
        if contains(.noIssueAccount) { return "还没有默认开票账号，上次没有同步开具发票。请设置默认账号，之后立即同步或等下次同步。" }
        if contains(.noReceiveAccount) { return "还没有默认收票账号，上次没有同步取得发票。请设置默认账号，之后立即同步或等下次同步。" }
        if contains(.paused) { return "上次同步时，更早的一次还被暂停着，所以没有重新开始。请继续或取消它，下次同步会补上这几天。" }
        if contains(.underWay) { return "上次同步时，更早的一次还在下载，所以没有重新开始。等它完成即可，下次同步会补上这几天。" }
        return ""
    }
}
