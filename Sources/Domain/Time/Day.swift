public import Foundation

/// A calendar day in China, where invoices are dated. Counted in days since 1970-01-01.
public struct Day: RawRepresentable, Hashable, Comparable, Sendable {
    public let rawValue: Int

    public init(rawValue: Int) { self.rawValue = rawValue }

    /// Nil for a day that no calendar has, such as 2026-02-30.
    public init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month), (1...31).contains(day) else { return nil }
        // Days from civil: years begin in March, so that the leap day is the last.
        let shifted = month <= 2 ? year - 1 : year
        let yearOfEra = shifted % 400
        let dayOfYear = (153 * ((month + 9) % 12) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        self.init(rawValue: (shifted / 400) * 146_097 + dayOfEra - 719_468)
        guard parts == (year, month, day) else { return nil }
    }

    /// The day that it is in China at `instant`.
    public init(at instant: Date) {
        self.init(rawValue: Int(((instant.timeIntervalSince1970 + China.offset) / 86_400).rounded(.down)))
    }

    public static func < (left: Day, right: Day) -> Bool { left.rawValue < right.rawValue }
    public static func + (day: Day, days: Int) -> Day { Day(rawValue: day.rawValue + days) }
    public static func - (day: Day, days: Int) -> Day { Day(rawValue: day.rawValue - days) }
    public static func - (left: Day, right: Day) -> Int { left.rawValue - right.rawValue }
}

extension Day {
    /// Year, month (1–12) and day of the month (1–31).
    public var parts: (year: Int, month: Int, day: Int) {
        let shifted = rawValue + 719_468
        let era = shifted / 146_097
        let dayOfEra = shifted % 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        return (year, month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
    }

    /// The instant at which the day begins in China.
    public var start: Date { Date(timeIntervalSince1970: Double(rawValue) * 86_400 - China.offset) }

    public var firstOfMonth: Day { self - (parts.day - 1) }
    public var firstOfNextMonth: Day { (firstOfMonth + 31).firstOfMonth }
    public var lastOfMonth: Day { firstOfNextMonth - 1 }
}

extension Day: LosslessStringConvertible {
    /// Reads `2026-03-01`, exactly so.
    public init?(_ description: String) {
        let fields = description.split(separator: "-", omittingEmptySubsequences: false)
        guard fields.count == 3, fields.map(\.count) == [4, 2, 2],
            fields.allSatisfy({ $0.allSatisfy(\.isASCIIDigit) }),
            let year = Int(fields[0]), let month = Int(fields[1]), let day = Int(fields[2])
        else { return nil }
        self.init(year: year, month: month, day: day)
    }

    public var description: String {
        let (year, month, day) = parts
        return "\(year.padded(4))-\(month.padded(2))-\(day.padded(2))"
    }
}
