import Domain

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
