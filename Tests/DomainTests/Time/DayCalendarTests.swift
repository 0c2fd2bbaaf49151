import Domain
import Foundation
import Testing

@Suite struct DayCalendarTests {
    /// Every day of two hundred years, against Foundation's own calendar.
    @Test func agreesWithFoundation() throws {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = try #require(TimeZone(secondsFromGMT: 8 * 3600))
        let first = try #require(Day("1901-01-01"))
        let last = try #require(Day("2100-12-31"))
        var disagreements: [Day] = []
        for number in first.rawValue...last.rawValue {
            let day = Day(rawValue: number)
            let (year, month, date) = day.parts
            let foundation = calendar.dateComponents([.year, .month, .day, .hour], from: day.start)
            let agrees =
                foundation.year == year && foundation.month == month && foundation.day == date && foundation.hour == 0
                && Day(year: year, month: month, day: date) == day && Day(day.description) == day
            if !agrees { disagreements.append(day) }
        }
        #expect(last - first == 73_048)
        #expect(disagreements == [])
    }
}
