import Domain
import Foundation
import Store
import Testing

@testable import Jobs
@testable import Workflows

/// 每日摘要: to whom, when, once, and of what they may see.
struct DigestTests {
    /// Someone is bound to the account of the first company, whose schedule has a digest; invoices came at nine.
    private static func open(
        at time: String = "2026-11-23 09:00", who: String? = "王敏", hasDigest: Bool = true, invoices: Int = 3,
        _ body: @escaping @Sendable (Waiting) async throws -> Void
    ) async throws {
        try await Waiting.open(at: time, phone: who) { waiting in
            var schedule = Schedule.standard
            schedule.hasDigest = hasDigest
            try await waiting.store.setSchedule(
                schedule, of: waiting.enterprise.id, version: 0, recording: .setting, at: waiting.clock.now)
            try Self.add(invoices, to: waiting, from: 0)
            try await body(waiting)
        }
    }

    /// As another hand would, so that no download is needed.
    private static func add(_ count: Int, to waiting: Waiting, from first: Int) throws {
        let seen = Int64(waiting.clock.now.timeIntervalSince1970 * 1000) - 61_000
        for index in first..<(first + count) {
            try waiting.clerk.office.tamper(
                """
                INSERT INTO invoices (enterprise_id, direction, key, digital_number, kind, status, deduction, source,
                    risk, issued_at, seller_name, seller_tax_number, buyer_name, buyer_tax_number, amount, tax, total,
                    is_positive, drawer, remark, first_seen_at)
                VALUES (\(waiting.enterprise.id), 'received', '26442000000000\(100_000 + index)',
                    '26442000000000\(100_000 + index)', '82', 'normal', 'open', 'platform', 'normal', 1, '甲', '', '乙',
                    '', 1, 1, 2, 1, '', '', \(seen))
                """)
        }
    }

    private static func tell(
        _ waiting: Waiting, hours: PushHours = .day, template: NoticeTemplate? = .telling
    )
        async throws -> Outcome
    {
        let digests = Digests(
            store: waiting.store, vault: waiting.clerk.office.vault, template: template, hour: 9, hours: hours,
            address: "https://steward.example.com", logger: .silent, now: { [clock = waiting.clock] in clock.now })
        let job = Job(id: Job.ID(rawValue: 1), kind: ScheduleJob.digest, subject: 0, download: nil, attempts: 1)
        return try await digests.jobBody.perform(job, Draining())
    }

    private static let day = Outcome.again(after: .seconds(86_400), isAttempt: false)

    @Test func oneMessageADay() async throws {
        try await Self.open { waiting in
            #expect(try await Self.tell(waiting) == Self.day)
            let push = try #require(try await waiting.push(1))
            #expect(push.template == NoticeTemplate.telling?.id)
            #expect(
                push.content == [
                    "thing1": String(waiting.enterprise.name.prefix(20)), "thing2": "新增 3",
                    "time3": "2026-11-23 09:00:00",
                ])
            #expect(push.url == "https://steward.example.com/changes?from=2026-11-22&to=2026-11-23")
            // The process died before the job was settled, or more has come: this day is done.
            waiting.clock.advance(100)
            try Self.add(2, to: waiting, from: 10)
            #expect(try await Self.tell(waiting) == .again(after: .seconds(86_300), isAttempt: false))
            #expect(try await waiting.push(2) == nil)
            // The next day tells of what came since, and only of that.
            waiting.clock.set("2026-11-24 09:00")
            #expect(try await Self.tell(waiting) == Self.day)
            #expect(try await waiting.push(2)?.content["thing2"] == "新增 2")
            waiting.clock.set("2026-11-25 09:00")
            _ = try await Self.tell(waiting)
            #expect(try await waiting.push(3) == nil, "nothing changed")
        }
    }

    /// Its words fit the template, and its link opens what it tells of.
    @Test func thePlatformTakesIt() async throws {
        try await Self.open { waiting in
            _ = try await Self.tell(waiting)
            let office = waiting.clerk.office
            office.clock.advance(waiting.clock.now.timeIntervalSince(office.clock.now) + 1)
            try await office.whileSending {
                try await office.until {
                    try await office.phone("王敏").inbox.contains { $0["title"] as? String == "发票变更提醒" }
                }
            }
            let message = try #require(
                try await office.phone("王敏").inbox.first { $0["title"] as? String == "发票变更提醒" })
            #expect(message["url"] as? String == "https://steward.example.com/changes?from=2026-11-22&to=2026-11-23")
        }
    }

    @Test func kindsAreCountedApart() async throws {
        try await Self.open { waiting in
            try waiting.clerk.office.tamper("UPDATE invoices SET status = 'reversed' WHERE id = 1")
            try waiting.clerk.office.tamper("UPDATE invoices SET deduction = 'ticked' WHERE id < 3")
            try waiting.clerk.office.tamper("DROP TRIGGER invoice_changes_stay")
            let seen = Int64(waiting.clock.now.timeIntervalSince1970 * 1000) - 61_000
            try waiting.clerk.office.tamper("UPDATE invoice_changes SET seen_at = \(seen)")
            _ = try await Self.tell(waiting)
            #expect(try await waiting.push(1)?.content["thing2"] == "新增 3，变更 2，红冲 1")
        }
    }

    @Test(arguments: [
        ("2026-11-23 08:59", 60), ("2026-11-23 22:00", 10 * 3600), ("2026-11-23 03:00", 6 * 3600),
    ])
    func itWaitsForItsHour(_ time: String, _ seconds: Int) async throws {
        try await Self.open(at: time) { waiting in
            let outcome = try await Self.tell(waiting)
            #expect(outcome == .again(after: .seconds(seconds), isAttempt: false))
            #expect(try await waiting.push(1) == nil)
        }
    }

    @Test func aConsoleThatWasOffTellsLater() async throws {
        try await Self.open(at: "2026-11-23 15:00") { waiting in
            let outcome = try await Self.tell(waiting)
            #expect(outcome == .again(after: .seconds(18 * 3600), isAttempt: false))
            #expect(try await waiting.push(1) != nil)
        }
    }

    @Test func whoeverMayNotSeeTheCompanyIsNotTold() async throws {
        // Bound to the account, but nobody of this console.
        try await Self.open(who: "孙若曦") { waiting in
            _ = try await Self.tell(waiting)
            #expect(try await waiting.push(1) == nil)
        }
        // No more of this company.
        try await Self.open { waiting in
            try waiting.clerk.office.tamper("DELETE FROM memberships WHERE enterprise_id = \(waiting.enterprise.id)")
            _ = try await Self.tell(waiting)
            #expect(try await waiting.push(1) == nil)
        }
    }

    @Test func whoeverIsNotBoundOrDoesNotWantItIsNotTold() async throws {
        try await Self.open(who: nil) { waiting in
            _ = try await Self.tell(waiting)
            #expect(try await waiting.push(1) == nil)
        }
        try await Self.open(hasDigest: false) { waiting in
            _ = try await Self.tell(waiting)
            #expect(try await waiting.push(1) == nil)
        }
        try await Self.open { waiting in
            _ = try await Self.tell(waiting, template: nil)
            #expect(try await waiting.push(1) == nil)
        }
    }
}
