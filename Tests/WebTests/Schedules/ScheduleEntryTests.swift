import Domain
import Foundation
import Store
import Testing

@testable import Web

@Suite struct ScheduleEntryTests {
    @Test func whatIsTypedIsRead() {
        var entry = ScheduleEntry(
            Fields(encoded: "on=1&time=23%3A59&direction=received&look-back=90&file=pdf&version=4"))
        let schedule = entry.schedule()
        #expect(
            schedule
                == Schedule(
                    isOn: true, minute: 1439, directions: [.received], lookBackDays: 90, files: [.pdf], hasDigest: false
                ))
        #expect(entry.version == 4)
    }

    @Test(arguments: [0, 1, 120, 1439]) func aScheduleIsShownAsItIsRead(_ minute: Int) {
        var schedule = Schedule.standard
        schedule.minute = minute
        var entry = ScheduleEntry(nil)
        entry.time = schedule.time
        let read = entry.schedule()
        #expect(read == schedule)
    }

    @Test(arguments: ["", "2:00", "24:00", "02:60", "02:00:00:00", "02-00", "二点", "-1:00", "02:00x", "０２:００"])
    func noTime(_ time: String) {
        var entry = ScheduleEntry(nil)
        entry.time = time
        let read = entry.schedule()
        #expect(read == nil && !entry.timeError.isEmpty && entry.time == time)
    }

    @Test func browsersMayAddSeconds() {
        var entry = ScheduleEntry(nil)
        entry.time = "02:00:00"
        let read = entry.schedule()
        #expect(read?.minute == 120)
    }

    @Test(arguments: ["", "0", "91", "-1", "ten", "1.5", "99999999999999999999", " 10"])
    func noNumberOfDays(_ days: String) {
        var entry = ScheduleEntry(nil)
        entry.lookBack = days
        let read = entry.schedule()
        #expect(read == nil && !entry.lookBackError.isEmpty)
    }

    @Test func someDirectionMustBeChosen() {
        var entry = ScheduleEntry(Fields(encoded: "on=1&time=02:00&look-back=10&direction=sideways"))
        let read = entry.schedule()
        #expect(read == nil && !entry.directionsError.isEmpty)
        #expect(entry.timeError.isEmpty && entry.lookBackError.isEmpty)
    }

    @Test func aCursorIsReadAsItIsWritten() {
        let cursor = ChangeCursor(seenAt: Date(timeIntervalSince1970: 1_790_000_000.123), kind: .reversed, id: 42)
        #expect(ChangeCursor(cursor.text) == cursor)
        for text in ["", "1-2", "1-added", "1-added-2-3", "x-added-2", "1-gone-2"] {
            #expect(ChangeCursor(text) == nil)
        }
    }

    @Test func everyObstacleHasItsSentence() {
        for obstacle in SyncObstacle.allCases { #expect(!Set([obstacle]).sentence.isEmpty) }
        #expect(Set<SyncObstacle>().sentence.isEmpty)
    }
}
