import Domain
import Foundation
import Testing

@testable import Simulator

/// Invoices that come late or change: by the clock, the same in every run.
struct DriftTests {
    private static let day = Day(at: Clock.start) - 40
    private static let noon = day.start.addingTimeInterval(86_399)

    private static func archive(_ drift: Drift) throws -> Archive {
        try #require(try Demo.world().archives[Demo.xinghe]).adrift(drift, [:])
    }

    private static func days(_ count: Int) -> Date { noon.addingTimeInterval(Double(count) * 86_400) }

    private static func query(_ direction: Direction) -> InvoiceQuery {
        InvoiceQuery(direction: direction, days: DayRange(single: day))
    }

    @Test func lateInvoicesComeWithinTheirDays() throws {
        let (calm, late) = (try Self.archive(Drift()), try Self.archive(Drift(lateRate: 0.5, lateDays: 4)))
        let query = Self.query(.received)
        let whole = calm.tally(query, now: Self.days(30)).count
        let counts = (0...5).map { late.tally(query, now: Self.days($0)).count }
        #expect(counts == counts.sorted() && Set(counts).count > 3)
        #expect((whole * 3 / 10...whole * 7 / 10).contains(counts[0]))
        #expect(counts[4] == whole && counts[3] < whole)
        let issued = Self.query(.issued)
        #expect(late.tally(issued, now: Self.noon) == calm.tally(issued, now: Self.noon))
        let missing = Set(calm.facts(on: Self.day, query, now: Self.noon.second).map(\.place))
            .subtracting(late.facts(on: Self.day, query, now: Self.noon.second).map(\.place))
        let ledger = late.stream(.received).ledger(Self.day)
        let place = try #require(missing.first)
        let key = late.number(of: ledger[place.index], .received).key
        #expect(late.invoice(key: key, now: Self.noon) == nil && late.invoice(key: key, now: Self.days(5)) != nil)
    }

    @Test func statusesAndDeductionsChange() throws {
        let archive = try Self.archive(Drift(statusChangeRate: 0.4))
        let query = Self.query(.received)
        let places = archive.facts(on: Self.day, query, now: Self.noon.second)
        func states(_ days: Int) -> [InvoiceGroup] {
            places.map { archive.group(of: $0, .received, now: Self.days(days).second) }
        }
        let (before, after) = (states(0), states(20))
        let changed = zip(before, after).count { $0.status == .normal && $1.status != .normal }
        #expect((before.count / 4...before.count * 2 / 3).contains(changed))
        #expect(Set(after.map(\.status)).isSuperset(of: [.normal, .reversed, .voided]))
        let ticked = zip(before, after).count { $0.deduction == .open && $1.deduction == .confirmed }
        #expect(ticked > 0)
        for days in [0, 5, 20] {
            let tally = archive.tally(query, now: Self.days(days))
            #expect(tally.count == before.count, "what changes stays")
            for status in InvoiceStatus.allCases {
                let wanted = InvoiceQuery(direction: .received, days: query.days, statuses: [status])
                #expect(archive.tally(wanted, now: Self.days(days)).count == states(days).count { $0.status == status })
            }
        }
    }

    @Test func onlyAmountsCutADenseDay() throws {
        let dense = DenseDay(creditCode: Demo.xinghe, direction: .received, day: Self.day, invoices: 4000)
        let archive = try Self.archive(Drift(denseDay: dense))
        let now = Self.days(30)
        let whole = archive.tally(Self.query(.received), now: now)
        #expect((4000...4100).contains(whole.count))
        var open = [Self.query(.received)]
        var leaves: [InvoiceQuery] = []
        while let query = open.popLast() {
            if archive.tally(query, now: now).count > 500 {
                open += try #require(query.parts)
            } else {
                leaves.append(query)
            }
        }
        #expect(leaves.contains { $0.totals != nil } && leaves.contains { $0.sign == .negative })
        #expect(leaves.reduce(Tally.zero) { $0 + archive.tally($1, now: now) } == whole)
        let others = InvoiceQuery(direction: .received, days: DayRange(single: Self.day - 1))
        #expect(archive.tally(others, now: now) == (try Self.archive(Drift()).tally(others, now: now)))
    }

    @Test func truthFollowsTheClock() async throws {
        try await withSimulator { outside in
            let token = try await outside.token()
            let today = Day(at: Clock.start).description
            try await outside.set(["lateRate": .double(0.5), "lateDays": 2])
            var counts: [Int] = []
            for _ in 0..<4 {
                let truth = try await outside.truth(Demo.xinghe, "received", today, today)
                let token = counts.isEmpty ? token : try await outside.token()
                #expect(try await outside.count(filter("received", today, today), token)["count"] == truth["count"])
                counts.append(truth["count"]?.int ?? 0)
                outside.clock.advance(86_400)
            }
            #expect(counts == counts.sorted() && counts[0] < counts[3])
        }
    }
}
