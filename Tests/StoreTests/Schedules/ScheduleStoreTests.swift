import Domain
import Foundation
import GRDB
import Testing

@testable import Store

@Suite struct ScheduleStoreTests {
    private let example: Example
    private var store: Store { example.store }
    private let now: Date

    init() async throws {
        example = try await Example()
        now = try #require(China.instant("2026-11-22 12:00:00"))
        try await store.setDefaultAccounts(
            DefaultAccounts(issue: example.account, receive: example.account), of: example.enterprise)
        try await store.run(
            "INSERT INTO memberships VALUES (?, ?)", [example.user.rawValue, example.enterprise.rawValue])
    }

    private var deed: Deed {
        Deed(.scheduleSet, user: example.user, person: "李会计", subject: "", address: "", browser: "")
    }

    private func set(
        _ schedule: Schedule = .standard, version: Int = 0, of company: Enterprise.ID? = nil, at instant: Date? = nil
    ) async throws {
        try await store.setSchedule(
            schedule, of: company ?? example.enterprise, version: version, recording: deed, at: instant ?? now)
    }

    private var row: ScheduleRow {
        get async throws { try #require(try await store.schedule(of: example.enterprise)) }
    }

    private func day(_ days: Double) -> Date { now.addingTimeInterval(days * 86_400) }

    private var jobs: [String] {
        get async throws {
            try await store.texts(
                "SELECT state || ' ' || run_at FROM jobs WHERE kind = 'schedule.sync' ORDER BY id")
        }
    }

    private var syncs: [DownloadRow] {
        get async throws { try await store.downloads(of: [example.enterprise], limit: 99) }
    }

    @Test func aScheduleIsReadBackWholeAndHasOneJob() async throws {
        let schedule = Schedule(
            isOn: true, minute: 1439, directions: [.received], lookBackDays: 90, files: [.pdf, .ofd], hasDigest: false)
        try await set(schedule)
        let row = try await row
        #expect(row.schedule == schedule && row.version == 1 && row.changedBy == "李会计" && row.changedAt == now)
        #expect(row.lastRunAt == nil && row.nextRunAt == schedule.nextRun(after: now))
        #expect(try await jobs == ["ready \(schedule.nextRun(after: now).milliseconds)"])
        #expect(try await store.number("SELECT count(*) FROM audit WHERE action = 'schedule-set'") == 1)
    }

    @Test func aChangeMovesTheJobAndTurningOffTakesItAway() async throws {
        try await set()
        var schedule = Schedule.standard
        schedule.minute = 600
        try await set(schedule, version: 1)
        #expect(try await jobs == ["ready \(schedule.nextRun(after: now).milliseconds)"])
        schedule.isOn = false
        try await set(schedule, version: 2)
        #expect(try await jobs == [])
        #expect(try await store.syncOnTime(example.enterprise, at: day(9)) == nil)
    }

    @Test func whoeverIsSecondIsTold() async throws {
        try await set()
        await #expect(throws: ScheduleChanged(by: "李会计", at: now)) { try await set(version: 0) }
        try await set(version: 1)
        #expect(try await row.version == 2)
        #expect(try await store.number("SELECT count(*) FROM audit") == 2)
    }

    @Test func aRunBeginsItsDownloadsAndTheNextJob() async throws {
        try await set()
        let due = try await row.nextRunAt
        let run = try #require(try await store.syncOnTime(example.enterprise, at: due))
        #expect(run.downloads.count == 2 && run.obstacles.isEmpty)
        let downloads = try await syncs
        #expect(Set(downloads.map(\.query.direction)) == Set(Direction.allCases))
        let today = Day(at: due)
        for download in downloads {
            #expect(download.query.days == DayRange(today - 10, today) && download.scheduledAt == due)
            #expect(download.priority == .scheduled && download.tab == .query && download.choice == .standard)
        }
        let after = try await row
        #expect(after.nextRunAt == day(1).addingTimeInterval(14 * 3600) && after.lastRunAt == due)
        #expect(try await jobs == ["ready \(after.nextRunAt.milliseconds)"])
        // The process died before the job was settled: it is carried out again, and nothing is begun twice.
        #expect(try await store.syncOnTime(example.enterprise, at: due) == nil)
        #expect(try await syncs.count == 2)
        #expect(try await jobs.count == 1)
    }

    @Test func aClockThatWasAheadKeepsNoCompanyWaitingForYears() async throws {
        try await set()
        try await store.run("UPDATE schedules SET next_run_at = ?", [day(4 * 365).milliseconds])
        #expect(try await store.syncOnTime(example.enterprise, at: now) == nil)
        let row = try await row
        #expect(row.nextRunAt == row.schedule.nextRun(after: now))
        #expect(try await jobs == ["ready \(row.nextRunAt.milliseconds)"])
    }

    /// A company that is not on 数电 has no account, but a disk.
    @Test func whoHasNoAccountIsSyncedByTheDisk() async throws {
        try await set()
        try await store.setDefaultAccounts(DefaultAccounts(), of: example.enterprise)
        try await store.run("UPDATE accounts SET platform = 'disk'")
        let run = try #require(try await store.syncOnTime(example.enterprise, at: day(1)))
        #expect(run.obstacles.isEmpty && run.downloads.count == 2)
        for download in try await syncs {
            #expect(download.tab == .diskQuery && download.account == example.account && download.choice == .named)
            try await store.write {
                try Store.move(download.id, to: .waiting, trouble: .diskMissing, at: now, in: $0)
            }
        }
        #expect(try await store.syncOnTime(example.enterprise, at: day(2))?.downloads.count == 2)
    }

    /// The days while the console was off are one run.
    @Test func overdueRunsAreMadeUpForOnce() async throws {
        try await set()
        #expect(try await store.syncOnTime(example.enterprise, at: day(5)) != nil)
        #expect(try await syncs.count == 2)
        #expect(try await row.nextRunAt > day(5))
    }

    @Test func whatWaitsForItsPersonIsTakenOver() async throws {
        try await set()
        _ = try await store.syncOnTime(example.enterprise, at: day(1))
        for download in try await syncs {
            try await store.write {
                try Store.move(download.id, to: .waiting, trouble: .verificationRequired, at: now, in: $0)
            }
        }
        let run = try #require(try await store.syncOnTime(example.enterprise, at: day(4)))
        #expect(run.obstacles.isEmpty && run.downloads.count == 2)
        let all = try await syncs
        #expect(all.count { $0.state == .cancelled } == 2 && all.count == 4)
        let first = Day(at: day(1)) - 10
        #expect(all.filter { $0.state == .running }.allSatisfy { $0.query.days == DayRange(first, Day(at: day(4))) })
        // Parked jobs of the old ones are gone with them.
        #expect(
            try await store.number(
                "SELECT count(*) FROM jobs WHERE state IN ('ready', 'parked') AND kind = 'download.window'") == 2)
    }

    @Test(arguments: [SyncObstacle.underWay, .paused])
    func whatGoesOnIsLeftAlone(_ obstacle: SyncObstacle) async throws {
        try await set()
        _ = try await store.syncOnTime(example.enterprise, at: day(1))
        if obstacle == .paused {
            for download in try await syncs { try await store.act(.pause, on: download.id, in: example.scope, at: now) }
        }
        let run = try #require(try await store.syncOnTime(example.enterprise, at: day(2)))
        #expect(run.obstacles == [obstacle] && run.downloads.isEmpty)
        #expect(try await row.obstacles == [obstacle])
        #expect(try await syncs.count == 2)
        #expect(try await row.nextRunAt > day(2))
    }

    /// A run that failed is no run: the next asks for its days too. One that came to its end is.
    @Test func missedDaysAreMadeUpFor() async throws {
        try await set()
        for (elapsed, state) in [(1.0, "proved"), (2, "failed"), (3, "cancelled"), (4, "differing")] {
            _ = try await store.syncOnTime(example.enterprise, at: day(elapsed))
            try await store.run("UPDATE downloads SET state = ? WHERE state = 'running'", [state])
        }
        _ = try await store.syncOnTime(example.enterprise, at: day(5))
        let firsts = try await syncs.filter { $0.query.direction == .received }.map { $0.query.days.first }
        let expected = [1.0, 2, 2, 2, 5].map { Day(at: day($0)) - 10 }
        #expect(firsts == expected.reversed())
    }

    @Test func withoutADefaultAccountTheRowSaysWhy() async throws {
        try await store.run("DELETE FROM default_accounts")
        try await set()
        let run = try #require(try await store.syncOnTime(example.enterprise, at: day(1)))
        #expect(run.obstacles == [.noIssueAccount, .noReceiveAccount] && run.downloads.isEmpty)
        #expect(try await row.obstacles == run.obstacles)
        #expect(try await jobs.count == 1)
    }

    @Test func aCompanyThatNobodyHasIsNotSynced() async throws {
        try await set()
        try await store.run("DELETE FROM memberships")
        let run = try #require(try await store.syncOnTime(example.enterprise, at: day(1)))
        #expect(run.obstacles == [.nobody] && run.downloads.isEmpty)
        try await store.run(
            "INSERT INTO memberships VALUES (?, ?)", [example.user.rawValue, example.enterprise.rawValue])
        #expect(try await store.syncOnTime(example.enterprise, at: day(2))?.downloads.count == 2)
    }

    @Test func aPersonMaySyncAtOnce() async throws {
        await #expect(throws: StoreError.notFound) {
            _ = try await store.syncNow(example.enterprise, for: example.user, recording: deed, at: now)
        }
        try await set()
        let next = try await row.nextRunAt
        let run = try await store.syncNow(example.enterprise, for: example.user, recording: deed, at: now)
        #expect(run.downloads.count == 2)
        let after = try await row
        #expect(after.nextRunAt == next && after.lastRunAt == now)
        #expect(try await jobs.count == 1)
        #expect(try await syncs.allSatisfy { $0.priority == .normal })
        #expect(try await store.lastSyncs(of: example.enterprise).map(\.query.direction) == [.issued, .received])
    }

    @Test func oneScheduleMayServeMany() async throws {
        var companies = [example.enterprise]
        for index in 0..<9 { companies.append(try await example.company("第\(index)公司")) }
        try await set()
        var other = Schedule.standard
        other.minute = 5
        try await set(other, of: companies[1])
        let scope = Set(companies.dropLast())
        #expect(try await store.countForSchedule(of: example.enterprise, among: scope, unsetOnly: true) == 7)
        let unset = try await store.applySchedule(
            of: example.enterprise, to: scope, unsetOnly: true, recording: deed, at: now)
        #expect(unset == 7)
        #expect(try await store.schedule(of: companies[1])?.schedule == other)
        #expect(try await store.schedule(of: companies[2])?.schedule == .standard)
        #expect(try await store.schedule(of: companies[9]) == nil, "another's")
        #expect(
            try await store.applySchedule(
                of: example.enterprise, to: scope, unsetOnly: false, recording: deed, at: now) == 8)
        #expect(try await store.schedule(of: companies[1])?.version == 2)
        #expect(try await jobs.count == 9)
        // Where there is nobody left to set it for, nothing is written down.
        let lines = try await store.number("SELECT count(*) FROM audit")
        #expect(
            try await store.applySchedule(
                of: example.enterprise, to: scope, unsetOnly: true, recording: deed, at: now) == 0)
        #expect(try await store.number("SELECT count(*) FROM audit") == lines)
    }

    /// At start: whatever became of the job.
    @Test func aLostJobComesBack() async throws {
        try await set()
        for sql in ["DELETE FROM jobs", "UPDATE jobs SET state = 'failed'"] {
            try await store.run(sql)
            try await store.addSyncJobs()
            try await store.addSyncJobs()
            #expect(
                try await store.texts("SELECT run_at FROM jobs WHERE state = 'ready'") == [
                    "\(try await row.nextRunAt.milliseconds)"
                ])
        }
    }
}
