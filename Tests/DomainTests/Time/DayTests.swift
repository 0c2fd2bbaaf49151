import Domain
import Foundation
import Testing

@Suite struct DayTests {
    @Test(arguments: [
        "2026-02-28", "2024-02-29", "2000-02-29", "1970-01-01", "1900-02-28", "0001-01-01", "9999-12-31", "2026-12-31",
    ])
    func readsAndWritesDays(_ text: String) {
        #expect(Day(text)?.description == text)
    }

    @Test(arguments: [
        "2026-02-29", "2026-02-30", "1900-02-29", "2100-02-29", "2026-04-31", "2026-13-01", "2026-00-01", "2026-01-00",
        "2026-01-32", "0000-01-01", "2026-1-1", "20260101", "2026/01/01", "2026-01-01 ", "-026-01-01", "+026-01-01",
        "２０26-01-01", "2026-01-1a", "", "--", "2026-01-01-01", "2026-01-0١",
    ])
    func refusesWhatIsNoDay(_ text: String) {
        #expect(Day(text) == nil)
    }

    @Test func countsFromTheEpoch() {
        #expect(Day("1970-01-01")?.rawValue == 0)
        #expect(Day("1969-12-31")?.rawValue == -1)
        #expect(Day("2000-03-01")?.rawValue == 11_017)
    }

    /// Midnight in China is 16:00 UTC of the day before.
    @Test func changesAtMidnightInChina() throws {
        let day = try #require(Day("2026-03-01"))
        #expect(day.start == Date(timeIntervalSince1970: 1_772_294_400))
        #expect(Day(at: day.start) == day)
        #expect(Day(at: day.start.addingTimeInterval(-0.001)) == day - 1)
        #expect(Day(at: day.start.addingTimeInterval(86_399.999)) == day)
        #expect(Day(at: day.start.addingTimeInterval(86_400)) == day + 1)
    }

    @Test(arguments: [
        ("2026-01-31", "2026-01-01", "2026-01-31", "2026-02-01"),
        ("2024-02-29", "2024-02-01", "2024-02-29", "2024-03-01"),
        ("2026-12-01", "2026-12-01", "2026-12-31", "2027-01-01"),
        ("2026-02-10", "2026-02-01", "2026-02-28", "2026-03-01"),
    ])
    func knowsItsMonth(_ text: String, _ first: String, _ last: String, _ next: String) throws {
        let day = try #require(Day(text))
        #expect(day.firstOfMonth.description == first)
        #expect(day.lastOfMonth.description == last)
        #expect(day.firstOfNextMonth.description == next)
    }
}
