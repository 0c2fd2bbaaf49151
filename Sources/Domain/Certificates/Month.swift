/// A calendar month in China: `2026-10`.
public struct Month: Hashable, Comparable, Sendable {
    public let first: Day

    public init(of day: Day) { first = day.firstOfMonth }

    public var last: Day { first.lastOfMonth }
    public var days: DayRange { DayRange(first, last) ?? DayRange(single: first) }
    public var previous: Month { Month(of: first - 1) }

    /// This month and those before it, the oldest first.
    public func back(_ count: Int) -> [Month] {
        var months = [self]
        while months.count < count { months.append(months[months.count - 1].previous) }
        return months.reversed()
    }

    public static func < (left: Month, right: Month) -> Bool { left.first < right.first }
}

extension Month: LosslessStringConvertible {
    /// Reads `2026-10`, exactly so.
    public init?(_ description: String) {
        guard description.utf8.count == 7, let day = Day("\(description)-01") else { return nil }
        self.init(of: day)
    }

    public var description: String { String(first.description.prefix(7)) }
}
