import Domain

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

    /// The same and 自定义, which leads to the field where a range is typed; what stands there already is marked.
    static func pages(
        _ today: Day, from: String, to: String, address: (DayRange) -> String
    ) -> [DatePreset] {
        let presets = pages(today, address: address)
        let current = presets.first { $0.from == from && $0.to == to }?.label
        return presets.map { preset in
            DatePreset(
                label: preset.label, url: preset.url, from: preset.from, to: preset.to,
                isCurrent: preset.label == current)
        } + [DatePreset(label: "自定义", url: "#from", from: "", to: "", isCurrent: current == nil)]
    }

    /// For what today already holds: a log, not invoices.
    static func toToday(_ today: Day, address: (DayRange) -> String) -> [DatePreset] {
        pages(today, address: address).filter { $0.label != "近一年" }
            + pages(today + 1, address: address).filter { $0.label == "近一年" }
    }

    private static func range(_ first: Day, _ last: Day) -> DayRange { DayRange(first, last) ?? DayRange(single: last) }
}
