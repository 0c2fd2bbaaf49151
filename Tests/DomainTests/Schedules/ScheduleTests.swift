import Domain
import Foundation
import Testing

@Suite struct ScheduleTests {
    private static func schedule(minute: Int = 120, lookBack: Int = 10) -> Schedule {
        var schedule = Schedule.standard
        (schedule.minute, schedule.lookBackDays) = (minute, lookBack)
        return schedule
    }

    @Test(arguments: [
        ("2026-11-22 01:59:59", 120, "2026-11-22 02:00:00"),
        // Exactly now is over: what runs on time has its next turn tomorrow.
        ("2026-11-22 02:00:00", 120, "2026-11-23 02:00:00"), ("2026-11-22 02:00:01", 120, "2026-11-23 02:00:00"),
        ("2026-11-30 23:00:00", 120, "2026-12-01 02:00:00"), ("2026-12-31 02:00:00", 120, "2027-01-01 02:00:00"),
        ("2028-02-28 12:00:00", 0, "2028-02-29 00:00:00"), ("2027-02-28 12:00:00", 0, "2027-03-01 00:00:00"),
        ("2026-11-22 00:00:00", 0, "2026-11-23 00:00:00"), ("2026-11-22 23:59:00", 1439, "2026-11-23 23:59:00"),
        ("2026-11-22 23:58:59", 1439, "2026-11-22 23:59:00"),
    ])
    func theNextRun(_ now: String, _ minute: Int, _ next: String) throws {
        let now = try #require(China.instant(now))
        #expect(China.timestamp(Self.schedule(minute: minute).nextRun(after: now)) == next)
    }

    /// Half a second too late is too late.
    @Test func fractionsOfASecondCount() throws {
        let now = try #require(China.instant("2026-11-22 02:00:00")).addingTimeInterval(-0.5)
        #expect(China.timestamp(Self.schedule().nextRun(after: now)) == "2026-11-22 02:00:00")
        #expect(
            China.timestamp(Self.schedule().nextRun(after: now.addingTimeInterval(0.6))) == "2026-11-23 02:00:00")
    }

    @Test(
        arguments: [
            (nil, 10, "2026-11-12"), ("2026-11-22", 10, "2026-11-12"), ("2026-11-23", 10, "2026-11-12"),
            // Three runs came to nothing: the first of them would have begun with this day.
            ("2026-11-19", 10, "2026-11-09"), ("2026-11-01", 1, "2026-10-31"), (nil, 90, "2026-08-24"),
            // No longer than the bureau counts at once.
            ("2024-01-01", 10, "2025-11-22"),
        ] as [(String?, Int, String)])
    func theDaysThatARunAsksFor(_ missed: String?, _ lookBack: Int, _ first: String) throws {
        let today = try #require(Day("2026-11-22"))
        let days = Self.schedule(lookBack: lookBack).days(on: today, missed: missed.flatMap { Day($0) })
        #expect(days.first.description == first && days.last == today && days.count <= 366)
    }
}
