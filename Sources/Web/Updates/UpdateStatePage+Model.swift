import Domain
import Foundation
import Store
import Workflows

extension UpdateStatePage {
    init(_ updater: Updater, _ record: UpdateRecord, at now: Date) {
        let step = updater.step
        let newest = record.announcement.map { Newest($0, running: updater.version, known: Store.migrations) }
        let isNewer = record.announcement.map { $0.release.version > updater.version } ?? false
        self.init(
            version: "\(updater.version)",
            checked: record.checkedAt.map { "\(Moments.short($0, at: now)) 检查过" } ?? "还没有检查过",
            banners: Self.banner(updater, record, at: now).map { [$0] } ?? [], newest: newest.map { [$0] } ?? [],
            steps: Self.steps(at: step), progress: Progress(step).map { [$0] } ?? [],
            sentence: step.sentence,
            checkURL: updater.hasFeed && !step.isUnderWay ? "/updates/checks" : "",
            updateURL: isNewer && updater.hasFeed && updater.obstacle == nil && !step.isUnderWay
                ? "/updates/installation" : "")
    }

    /// What went wrong just now, before what keeps this console from updating, before what came of the last update.
    private static func banner(_ updater: Updater, _ record: UpdateRecord, at now: Date) -> Banner? {
        if updater.step.isUnderWay { return nil }
        if case .refused(let refusal) = updater.step { return Banner(.bad, refusal.sentence) }
        if let refusal = record.refusal { return Banner(.bad, refusal.sentence) }
        if let outcome = updater.outcome, outcome.failure != nil { return Banner(outcome, at: now) }
        if let obstacle = updater.obstacle { return Banner(.warn, obstacle.sentence) }
        if let outcome = updater.outcome { return Banner(outcome, at: now) }
        return nil
    }

    /// None while nothing is under way but a look at the feed.
    private static func steps(at step: UpdateStep) -> [Step] {
        guard step.isUnderWay, step != .checking else { return [] }
        let titles = ["检查更新", "下载", "校验", "解包", "等待下载任务停稳", "切换并重新启动"]
        let current = step.position
        return titles.enumerated().map { position, title in
            Step(
                title: title, note: position == current ? step.note : position < current ? "已完成" : "",
                tone: position < current ? .good : position == current ? .busy : .idle, isCurrent: position == current)
        }
    }
}

extension UpdateStatePage.Newest {
    init(_ announcement: Announcement, running: VersionNumber, known: [String]) {
        let release = announcement.release
        let isNewer = release.version > running
        var facts = [
            Fact("发布日期", Day(at: release.issued).description), Fact("大小", announcement.archive.size.megabytes),
        ]
        if isNewer, release.changesSchema(from: known) { facts.append(Fact("数据库", "结构有变化，更新前自动备份")) }
        self.init(
            version: "\(release.version)",
            state: isNewer ? Chip(text: "可以更新", tone: .busy) : Chip(text: "已是最新", tone: .good), facts: facts,
            notes: release.notes.prefix(20).map { String($0.prefix(300)) })
    }
}

extension UpdateStatePage.Progress {
    init?(_ step: UpdateStep) {
        switch step {
        case .downloading(let done, let total), .unpacking(let done, let total):
            self.init(
                percent: done * 100 / max(1, total), words: "\(done.megabytes) / \(total.megabytes)")
        case .idle, .checking, .verifying, .switching, .refused: return nil
        }
    }
}

extension UpdateStep {
    fileprivate var position: Int {
        switch self {
        case .idle, .refused, .checking: 0
        case .downloading: 1
        case .verifying: 2
        case .unpacking: 3
        case .switching: 4
        }
    }

    fileprivate var note: String {
        switch self {
        case .downloading(let done, let total), .unpacking(let done, let total): "\(done * 100 / max(1, total))%"
        case .switching: "最多 30 秒"
        case .idle, .refused, .checking, .verifying: "进行中"
        }
    }

    fileprivate var sentence: String {
        switch self {
        case .idle, .refused: ""
        case .checking: "正在检查更新…"
        case .downloading: "正在下载新版本…"
        case .verifying: "正在校验两个签名和文件内容…"
        case .unpacking: "正在解包…"
        case .switching(let version): "正在等待下载任务停稳，随后切换到 \(version)。页面会自动恢复。"
        }
    }
}

extension Banner {
    fileprivate init(_ outcome: SwitchOutcome, at now: Date) {
        let when = Moments.short(outcome.at, at: now)
        guard let failure = outcome.failure else {
            self.init(.good, "\(when) 已由 \(outcome.person) 从 \(outcome.from) 更新到 \(outcome.to)。")
            return
        }
        self.init(.warn, "\(when) 更新到 \(outcome.to) 未成功，已退回 \(outcome.from)：\(failure.sentence)")
    }
}

extension SwitchOutcome.Failure {
    fileprivate var sentence: String {
        switch self {
        case .crashed: "新版本连续 3 次启动后立即退出。请把服务日志交给发布方。"
        case .silent: "新版本连续 3 次没有在规定时间内就绪。请把服务日志交给发布方。"
        case .backupFailed: "更新前备份数据库失败。请检查磁盘空间后再更新。"
        case .incomplete: "新版本的文件不完整。请重新更新。"
        }
    }
}

extension Int {
    /// `48.2 MB`.
    var megabytes: String {
        let tenths = (self * 10 + 524_288) / 1_048_576
        return "\(tenths / 10).\(tenths % 10) MB"
    }
}
