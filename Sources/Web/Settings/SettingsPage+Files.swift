import Domain
import Foundation
import Store

extension SettingsPage.Files {
    /// So many damaged files are listed.
    static let most = 50

    /// - Parameter isDue: there is a job that examines, or will.
    init(_ last: FileExamination?, isDue: Bool, damaged: (files: [DamagedFile], count: Int), at now: Date) {
        let more = damaged.count - damaged.files.count
        self.init(
            state: Self.state(last, isDue: isDue, damaged.count), facts: Self.facts(last, isDue: isDue, at: now),
            damaged: damaged.files.map { SettingsPage.DamagedFile($0, at: now) },
            more: more > 0 ? "另有 \(more.grouped) 个" : "")
    }

    private static func state(_ last: FileExamination?, isDue: Bool, _ damaged: Int) -> Chip {
        if damaged > 0 { return Chip(text: "\(damaged.grouped) 个文件损坏", tone: .warn) }
        guard isDue else { return Chip(text: "校验已停止", tone: .warn) }
        guard let last else { return Chip(text: "尚未校验", tone: .idle) }
        return last.endedAt == nil ? Chip(text: "正在校验", tone: .busy) : Chip(text: "正常", tone: .good)
    }

    private static func facts(_ last: FileExamination?, isDue: Bool, at now: Date) -> [Fact] {
        let stopped = isDue ? [] : [Fact("文件校验", "已停止，请重新启动发票管家，校验会接着进行")]
        guard let last else { return isDue ? [Fact("上次文件校验", "还没有进行过，每天 03:00 自动进行")] : stopped }
        let found = [
            Fact("已校验", "\(last.examined.grouped) 个文件"),
            Fact(
                "发现损坏", "不见 \(last.missing.grouped) 个，内容改变 \(last.altered.grouped) 个，无法读取 \(last.unreadable.grouped) 个"),
        ]
        guard let endedAt = last.endedAt else { return (isDue ? [Fact("文件校验", "正在进行")] : stopped) + found }
        let span = Moments.span(seconds: endedAt.timeIntervalSince(last.beganAt))
        return stopped + [Fact("上次文件校验", "\(Moments.short(last.beganAt, at: now))，用时\(span)")] + found
    }
}

extension SettingsPage.DamagedFile {
    fileprivate init(_ file: DamagedFile, at now: Date) {
        self.init(
            number: file.invoice, url: "/invoices/\(file.invoice)", company: file.enterprise,
            format: file.format.name, reason: file.trouble.name, date: Moments.short(file.at, at: now))
    }
}
