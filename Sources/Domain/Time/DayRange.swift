/// Days from `first` to `last`, both included: an 开票日期 filter.
public struct DayRange: Hashable, Sendable {
    public let first: Day
    public let last: Day

    /// Nil where the range would end before it begins.
    public init?(_ first: Day, _ last: Day) {
        guard first <= last else { return nil }
        self.init(unchecked: first, last)
    }

    public init(single day: Day) { self.init(unchecked: day, day) }

    private init(unchecked first: Day, _ last: Day) {
        self.first = first
        self.last = last
    }

    /// The number of days, at least 1.
    public var count: Int { last - first + 1 }

    public func contains(_ day: Day) -> Bool { first <= day && day <= last }

    /// The two halves, the earlier first; nil for a single day.
    public var halves: (DayRange, DayRange)? {
        guard count > 1 else { return nil }
        let middle = first + (count / 2 - 1)
        return (DayRange(unchecked: first, middle), DayRange(unchecked: middle + 1, last))
    }

    /// Its parts inside each calendar month, in order: a fetch may not cross a month.
    public var months: [DayRange] {
        var parts: [DayRange] = []
        var start = first
        while start <= last {
            parts.append(DayRange(unchecked: start, min(start.lastOfMonth, last)))
            start = start.firstOfNextMonth
        }
        return parts
    }
}
