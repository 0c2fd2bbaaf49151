import Domain
import Testing

@Suite struct DayRangeTests {
    private static let start = Day(rawValue: 19_000)
    /// From one day to two years, beginning all over a year.
    private static let many = (0..<60).flatMap { step in
        [1, 2, 3, 7, 28, 29, 30, 31, 32, 59, 365, 366, 731].compactMap { count in
            DayRange(start + step * 7, start + step * 7 + count - 1)
        }
    }

    @Test func doesNotEndBeforeItBegins() {
        #expect(DayRange(Self.start, Self.start - 1) == nil)
        #expect(DayRange(Self.start, Self.start)?.count == 1)
        #expect(DayRange(single: Self.start).contains(Self.start))
    }

    @Test func containsItsEndsAndNothingOutside() throws {
        let range = try #require(DayRange(Self.start, Self.start + 9))
        let held = (-2...12).filter { range.contains(Self.start + $0) }
        #expect(held == Array(0...9))
        #expect(range.count == 10)
    }

    @Test func halvesMakeUpTheWhole() throws {
        #expect(Self.many.count == 780)
        for range in Self.many {
            guard let (early, late) = range.halves else {
                #expect(range.count == 1)
                continue
            }
            #expect(early.first == range.first && early.last + 1 == late.first && late.last == range.last)
            #expect(abs(early.count - late.count) <= 1)
            #expect(early.count + late.count == range.count)
        }
    }

    @Test func aSingleDayHasNoHalves() {
        #expect(DayRange(single: Self.start).halves == nil)
    }

    @Test func monthsMakeUpTheWhole() {
        for range in Self.many {
            let months = range.months
            #expect(months.first?.first == range.first && months.last?.last == range.last)
            #expect(months.reduce(0) { $0 + $1.count } == range.count)
            for (month, next) in zip(months, months.dropFirst()) { #expect(month.last + 1 == next.first) }
            for month in months { #expect(month.first.firstOfMonth == month.last.firstOfMonth) }
            #expect(Set(months.map(\.first.firstOfMonth)).count == months.count)
        }
    }
}
