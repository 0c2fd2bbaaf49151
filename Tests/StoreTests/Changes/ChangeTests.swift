import Domain
import Foundation
import GRDB
import Testing

@testable import Store

/// What a later look finds is kept, once, and nothing where nothing changed.
@Suite struct ChangeTests {
    private let example: Example
    private var store: Store { example.store }

    init() async throws { example = try await Example() }

    private func later(_ seconds: Double) -> Date { example.now.addingTimeInterval(seconds) }

    private func changes(
        _ kind: Change.Kind? = nil, from: Double = -1, to: Double = 1_000_000, after: ChangeCursor? = nil,
        limit: Int = 100
    ) async throws -> [SeenChange] {
        let filter = ChangeFilter(enterprise: example.enterprise, kind: kind, from: later(from), to: later(to))
        return try await store.changes(matching: filter, after: after, limit: limit)
    }

    @Test func anEqualSightWritesNothing() async throws {
        let invoices = (0..<40).map { Invoice.example($0) }
        try await example.keep(invoices)
        let written = try await store.write { db -> Int in
            let before = db.totalChangesCount
            try Store.upsert(invoices, of: example.enterprise, direction: .received, at: later(60), in: db)
            return db.totalChangesCount - before
        }
        #expect(written == 0)
        #expect(try await store.number("SELECT count(*) FROM invoice_changes") == 0)
    }

    @Test func eachFactThatChangesIsARow() async throws {
        try await example.keep([.example(1), .example(2), .example(3)])
        try await example.keep(
            [.example(1, status: .reversed), .example(2, amount: 20_000), .example(3, status: .voided)], at: later(60))
        let reversed = try await changes(.reversed)
        #expect(reversed.map(\.fact) == [.status] && reversed.map(\.before) == ["normal"])
        #expect(reversed.map(\.after) == ["reversed"] && reversed.map(\.cursor.seenAt) == [later(60)])
        #expect(reversed.first?.invoice == .example(1, status: .reversed))
        let changed = try await changes(.changed)
        #expect(Set(changed.compactMap(\.fact)) == [.amount, .tax, .total, .status])
        #expect(changed.first { $0.fact == .total }.map { [$0.before, $0.after] } == ["11300", "22600"])
        #expect(try await changes(.added).count == 3)
        let filter = ChangeFilter(enterprise: example.enterprise, kind: nil, from: later(-1), to: later(61))
        #expect(
            try await store.changeCounts(matching: filter, most: 100) == [.added: 3, .changed: 4, .reversed: 1])
        #expect(try await store.changeCounts(matching: filter, most: 1) == [.added: 2, .changed: 2, .reversed: 1])
    }

    /// In part and then whole: 红冲 twice; taken back: 变更.
    @Test func aReversalMayComeInStepsAndBeTakenBack() async throws {
        for (step, status) in [InvoiceStatus.normal, .partlyReversed, .reversed, .normal].enumerated() {
            try await example.keep([.example(1, status: status)], at: later(Double(step) * 60))
        }
        #expect(try await changes(.reversed).map(\.after) == ["reversed", "partly-reversed"])
        #expect(try await changes(.changed).map(\.after) == ["normal"])
    }

    @Test func whatIsReversedAtFirstSightIsOnlyNew() async throws {
        try await example.keep([.example(1, status: .reversed)])
        #expect(try await changes().map(\.cursor.kind) == [.added])
    }

    /// By whatever hand, and nothing of it can be altered.
    @Test func noHandEscapes() async throws {
        try await example.keep([.example(1)])
        try await store.run("UPDATE invoices SET deduction = 'ticked', buyer_name = '另一家'")
        #expect(
            Set(try await store.texts("SELECT fact FROM invoice_changes")) == ["deduction", "buyer"])
        #expect(try await store.number("SELECT min(seen_at) > 0 FROM invoice_changes") == 1)
        await #expect(throws: (any Error).self) { try await store.run("UPDATE invoice_changes SET before = ''") }
        try await store.run("DELETE FROM invoices")
        #expect(try await store.number("SELECT count(*) FROM invoice_changes") == 0)
    }

    /// Page by page as at once, also where one instant holds more than a page, of all kinds.
    @Test(arguments: [Change.Kind?.none, .added, .changed, .reversed])
    func pagesAreTheWholeList(_ kind: Change.Kind?) async throws {
        try await example.keep((0..<20).map { .example($0) })
        try await example.keep((0..<9).map { .example($0, status: .voided) }, at: later(60))
        try await example.keep(
            (9..<15).map { .example($0, status: .reversed) } + (20..<27).map { .example($0) }, at: later(60))
        let whole = try await changes(kind)
        #expect(whole.count == [nil: 42, .added: 27, .changed: 9, .reversed: 6][kind])
        var (pages, cursor) = ([SeenChange](), ChangeCursor?.none)
        repeat {
            let page = try await changes(kind, after: cursor, limit: 4)
            pages += page
            cursor = page.last?.cursor
            // What comes meanwhile stands before the first page.
            if pages.count == 4 { try await example.keep([.example(99)], at: later(900)) }
        } while cursor != nil
        #expect(pages.map(\.cursor) == whole.map(\.cursor))
        #expect(Set(pages.map(\.cursor)).count == pages.count)
        #expect(pages.map(\.cursor.seenAt) == pages.map(\.cursor.seenAt).sorted(by: >))
    }

    @Test func onlyWhatWasSeenThenAndOnlyOfThisCompany() async throws {
        let other = try await store.addEnterprise(.second)
        try await example.keep([.example(1)])
        try await example.keep([.example(2)], at: later(60))
        try await example.keep([.example(3)], of: other, at: later(60))
        #expect(try await changes(from: 0, to: 60).map(\.invoice) == [.example(1)])
        #expect(try await changes(from: 60, to: 61).map(\.invoice) == [.example(2)])
        let companies = try await store.changedCompanies(
            in: [example.enterprise, other], from: later(30), to: later(61), most: 9, limit: 1)
        #expect(companies.total == 2 && companies.few.map(\.counts[.added]) == [1])
        let none = try await store.changedCompanies(in: [other], from: later(61), to: later(99), most: 9, limit: 9)
        #expect(none.few.isEmpty && none.total == 0)
    }

    /// Each kind by its index, in the order of the list: a page costs the same in a library of any size.
    @Test func pagesAndCountsAreSearchedFor() async throws {
        try await example.keep((0..<50).map { .example($0) })
        try await example.keep((0..<50).map { .example($0, status: .voided) }, at: later(60))
        let filter = ChangeFilter(enterprise: example.enterprise, kind: nil, from: later(-1), to: later(61))
        let cursor = ChangeCursor(seenAt: later(60), kind: .changed, id: 7)
        let plans = try await store.plans {
            _ = try await store.changes(matching: filter, limit: 9)
            _ = try await store.changes(matching: filter, after: cursor, limit: 9)
            _ = try await store.changeCounts(matching: filter, most: 9)
            _ = try await store.changedCompanies(
                in: example.scope, from: filter.from, to: filter.to, most: 9, limit: 9)
        }
        let heavy = plans.filter { $0.hasPrefix("SCAN invoice") || $0.contains("invoices_by_time ") }
        #expect(heavy == [] && plans.count > 12)
        #expect(plans.contains { $0.contains("USING INDEX invoices_by_first_sight") }, "\(plans)")
        #expect(plans.contains { $0.contains("INDEX invoice_changes_by_time") }, "\(plans)")
        let sorted = plans.filter { $0.contains("TEMP B-TREE") && !$0.contains("ORDER BY name") }
        #expect(sorted == [])
    }
}
