import Domain
import Foundation
import Testing

@Suite struct PushHoursTests {
    /// `2026-11-22 07:59:59.5` in China.
    private static func instant(_ day: String, _ hour: Double) throws -> Date {
        try #require(Day(day)).start.addingTimeInterval(hour * 3600)
    }

    @Test(
        arguments: [
            ("22", 0, "22", 8), ("22", 7.9999, "22", 8), ("22", 8, "22", 8), ("22", 8.0001, "22", 8.0001),
            ("22", 12.5, "22", 12.5), ("22", 21.9999, "22", 21.9999), ("22", 22, "23", 8), ("22", 23.9999, "23", 8),
            ("30", 22, "31", 8),
        ] as [(String, Double, String, Double)])
    func theNextInstantIsNowOrTheNextMorning(_ from: String, _ hour: Double, _ to: String, _ later: Double) throws {
        let now = try Self.instant("2026-10-\(from)", hour)
        #expect(PushHours.day.next(from: now) == (try Self.instant("2026-10-\(to)", later)))
    }

    @Test func theLastNightOfAYearEndsInTheNext() throws {
        let now = try Self.instant("2026-12-31", 23)
        #expect(PushHours.day.next(from: now) == (try Self.instant("2027-01-01", 8)))
    }

    /// By China's clock, wherever the process runs: 22:00 in Beijing is 14:00 UTC.
    @Test func itIsBeijingsClock() throws {
        let evening = try Date("2026-11-22T14:00:00Z", strategy: .iso8601)
        #expect(PushHours.day.next(from: evening) == evening.addingTimeInterval(10 * 3600))
        #expect(PushHours.day.next(from: evening - 1) == evening - 1)
    }

    @Test(arguments: [0, 3.5, 12, 23.9999])
    func alwaysIsNow(_ hour: Double) throws {
        let now = try Self.instant("2026-11-22", hour)
        #expect(PushHours.always.next(from: now) == now)
        #expect(PushHours("0-24")?.next(from: now) == now)
    }

    @Test func whatIsReadIsWhatHolds() throws {
        let hours = try #require(PushHours("9-21"))
        #expect(hours.from == 9 && hours.to == 21 && hours.description == "9:00–21:00")
        #expect(hours.next(from: try Self.instant("2026-11-22", 21)) == (try Self.instant("2026-11-23", 9)))
        #expect(PushHours("8-22") == .day && PushHours("0-24") == .always)
    }

    @Test(arguments: [
        "", "8", "8-", "-22", "8-22-23", "22-8", "8-8", "24-25", "8-25", "-1-8", "8:00-22:00", "八-廿二", "8 - 22", "８-22",
        "8–22", "8-99999999999999999999",
    ])
    func whatIsNoHoursIsRefused(_ text: String) {
        #expect(PushHours(text) == nil)
    }
}
