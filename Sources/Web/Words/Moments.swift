import Domain
import Foundation

/// Instants as people read them.
enum Moments {
    /// `今天 14:05`, `11-21 09:30` in the same year, else `2025-10-03`.
    static func short(_ instant: Date, at now: Date) -> String {
        let day = Day(at: instant)
        let today = Day(at: now)
        let text = China.timestamp(instant)
        let minute = text.dropFirst(11).prefix(5)
        if day == today { return "今天 \(minute)" }
        if day.parts.year == today.parts.year { return "\(text.dropFirst(5).prefix(5)) \(minute)" }
        return day.description
    }

    /// `约 40 秒`, `约 3 分钟`, `约 2 小时`.
    static func span(seconds: Double) -> String {
        switch seconds {
        case ..<90: "约 \(max(1, Int(seconds.rounded()))) 秒"
        case ..<5400: "约 \(Int((seconds / 60).rounded())) 分钟"
        default: "约 \(Int((seconds / 3600).rounded())) 小时"
        }
    }
}

extension DayRange {
    /// `2026-11-01 至 2026-11-22`, one day alone.
    var words: String { count == 1 ? first.description : "\(first) 至 \(last)" }
}
