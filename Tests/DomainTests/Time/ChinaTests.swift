import Domain
import Foundation
import Testing

@Suite struct ChinaTests {
    @Test(arguments: ["2026-10-03 14:05:09", "2026-01-01 00:00:00", "2024-02-29 23:59:59", "1969-12-31 08:00:00"])
    func writesWhatItReads(_ text: String) throws {
        let instant = try #require(China.instant(text))
        #expect(China.timestamp(instant) == text)
        #expect(China.timestamp(instant.addingTimeInterval(0.999)) == text)
    }

    @Test func readsAlsoTheLetterAndTheBareDay() {
        #expect(China.instant("2026-10-03T14:05:09") == Date(timeIntervalSince1970: 1_791_007_509))
        #expect(China.instant("2026-10-03") == Day("2026-10-03")?.start)
    }

    @Test(arguments: [
        "", "2026-10-03 24:00:00", "2026-10-03 14:60:00", "2026-10-03 14:05:60", "2026-02-30 14:05:09",
        "2026-10-03 14:05",
        "2026-10-03 +4:05:09", "2026-10-03 1:005:09", "2026-10-03x14:05:09", "2026-10-03 14:05:09Z",
        "2026-10-03 14-05-09",
        "2026-10-03 14:05: 9", "2026-10-03 １4:05:09",
    ])
    func refusesWhatIsNoInstant(_ text: String) {
        #expect(China.instant(text) == nil)
    }
}
