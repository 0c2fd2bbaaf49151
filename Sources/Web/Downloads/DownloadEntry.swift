import Domain
import Foundation
import Workflows

/// What a person chose on 发票下载, and what is wrong with it.
struct DownloadEntry {
    var direction: String
    var from: String
    var to: String
    var kinds: Set<String>
    var statuses: Set<String>
    /// Empty: the default account.
    var account = ""
    var directionError = ""
    var rangeError = ""

    /// At first: a year until yesterday, because today's invoices may not be with the bureau yet.
    init(today: Day) {
        let range = Presets.year(today)
        direction = Direction.received.rawValue
        from = range.first.description
        to = range.last.description
        kinds = []
        statuses = []
    }

    init(_ fields: Fields, today: Day) {
        self.init(today: today)
        if !fields["direction"].isEmpty { direction = fields["direction"] }
        if !fields["from"].isEmpty || !fields["to"].isEmpty { (from, to) = (fields["from"], fields["to"]) }
        kinds = Set(fields.all("kind"))
        statuses = Set(fields.all("status"))
        account = fields["account"]
    }

    /// The query, or nil with the errors set.
    mutating func query(today: Day) -> InvoiceQuery? {
        let direction = Direction(rawValue: direction)
        if direction == nil { directionError = "请选择开具发票或取得发票。" }
        rangeError = DateEntry.error(from: from, to: to, today: today, longest: Downloads.longestDays)
        guard let direction, rangeError.isEmpty, let first = Day(from), let last = Day(to),
            let days = DayRange(first, last)
        else { return nil }
        // All boxes ticked is no filter.
        let kinds = Set(kinds.compactMap(InvoiceKind.init(rawValue:)))
        let statuses = Set(statuses.compactMap(InvoiceStatus.init(rawValue:)))
        return InvoiceQuery(
            direction: direction, days: days, kinds: kinds.count == InvoiceKind.allCases.count ? [] : kinds,
            statuses: statuses.count == InvoiceStatus.allCases.count ? [] : statuses)
    }
}

/// A date range as typed.
enum DateEntry {
    /// What is wrong with it, in words; empty if nothing is.
    static func error(from: String, to: String, today: Day, longest: Int) -> String {
        guard let first = Day(from) else { return sentence(for: from, "开始日期", such: Presets.year(today).first) }
        guard let last = Day(to) else { return sentence(for: to, "结束日期", such: today) }
        guard let range = DayRange(first, last) else { return "结束日期 \(to) 早于开始日期 \(from)，请调整。" }
        guard first <= today else { return "开始日期 \(from) 在今天之后，还没有发票。" }
        guard last <= today else { return "结束日期 \(to) 在今天之后，还没有发票，最晚可填 \(today)。" }
        guard range.count <= longest else { return "一次最多 \(longest) 天，现在是 \(range.count) 天，请缩短范围。" }
        return ""
    }

    private static func sentence(for typed: String, _ name: String, such example: Day) -> String {
        typed.isEmpty ? "请填写\(name)，如 \(example)。" : "\(name) \(typed.prefix(20)) 不是有效的日期，请按 \(example) 的样子填写。"
    }
}

/// 本月, 上月, 本季, 本年, 近一年.
enum Presets {
    static func year(_ today: Day) -> DayRange { range(today - 365, today - 1) }

    static func all(_ today: Day) -> [(label: String, days: DayRange)] {
        let month = today.firstOfMonth
        let quarter = (0..<(today.parts.month - 1) % 3).reduce(month) { first, _ in (first - 1).firstOfMonth }
        let year = Day(year: today.parts.year, month: 1, day: 1) ?? month
        return [
            ("本月", range(month, today)), ("上月", range((month - 1).firstOfMonth, month - 1)),
            ("本季", range(quarter, today)), ("本年", range(year, today)), ("近一年", Self.year(today)),
        ]
    }

    static func pages(_ today: Day, address: (DayRange) -> String) -> [DatePreset] {
        all(today).map { label, days in
            DatePreset(
                label: label, url: address(days), from: days.first.description, to: days.last.description)
        }
    }

    /// For what today already holds: a log, not invoices.
    static func toToday(_ today: Day, address: (DayRange) -> String) -> [DatePreset] {
        pages(today, address: address).filter { $0.label != "近一年" }
            + pages(today + 1, address: address).filter { $0.label == "近一年" }
    }

    private static func range(_ first: Day, _ last: Day) -> DayRange { DayRange(first, last) ?? DayRange(single: last) }
}
