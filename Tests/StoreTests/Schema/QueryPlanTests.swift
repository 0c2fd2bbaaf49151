import Domain
import Foundation
import Testing

@testable import Store

/// No query walks a table that grows for ever, and no list sorts what an index could give in order.
@Suite struct QueryPlanTests {
    private let example: Example
    private let download: Download.ID
    private var store: Store { example.store }
    private var now: Date { example.now }

    init() async throws {
        example = try await Example()
        download = try await example.begin()
        try await example.keep((0..<50).map { .example($0) })
    }

    private func expectNoScan(_ body: () async throws -> Void) async throws {
        let plans = try await store.plans(of: body)
        let tables = ["invoices", "jobs", "downloads", "windows", "progress", "tickets", "sessions", "accounts"]
        let scans = plans.filter { plan in tables.contains { plan.hasPrefix("SCAN \($0) — ") } }
        #expect(scans == [])
        #expect(plans.contains { $0.hasPrefix("SEARCH") })
    }

    private func filter(_ kinds: Set<InvoiceKind> = []) -> LibraryFilter {
        var query = InvoiceQuery.week
        query.kinds = kinds
        return LibraryFilter(enterprise: example.enterprise, query: query)
    }

    @Test func aPageOfTheLibraryComesInTheIndexsOrder() async throws {
        for filter in [filter(), filter([.toll, .digitalSpecial])] {
            let cursor = LibraryCursor(issuedAt: now, id: 5)
            for cursor in [nil, cursor] {
                let plans = try await store.plans {
                    _ = try await store.invoices(matching: filter, after: cursor, limit: 9)
                }
                #expect(plans.count == 1)
                #expect(plans.allSatisfy { $0.hasPrefix("SEARCH invoices USING INDEX invoices_by_time") }, "\(plans)")
            }
        }
    }

    @Test func aTallyReadsTheIndexAlone() async throws {
        let plans = try await store.plans { _ = try await store.tally(matching: filter([.toll])) }
        #expect(plans.count == 1)
        #expect(plans.allSatisfy { $0.hasPrefix("SEARCH invoices USING COVERING INDEX") }, "\(plans)")
    }

    @Test func aWalkIsNotSorted() async throws {
        let plans = try await store.plans { _ = try await store.walkInvoices(matching: filter()) { try $0() } }
        #expect(!plans.contains { $0.contains("TEMP B-TREE") }, "\(plans)")
        #expect(plans.contains { $0.hasPrefix("SEARCH invoices USING INDEX invoices_by_time") }, "\(plans)")
    }

    @Test func anInvoiceIsFoundByItsWholeKey() async throws {
        let key = Invoice.example(17).number.key
        let plans = try await store.plans { _ = try await store.invoice(key: key, in: example.scope) }
        #expect(plans.contains { $0.contains("enterprise_id=? AND direction=? AND key=?") }, "\(plans)")
    }

    @Test func aClaimAndItsSettlementSearch() async throws {
        try await expectNoScan {
            _ = try await store.nextJobAt()
            let job = try #require(try await store.claimJob(for: "boot", at: now))
            try await store.settle(job, as: .parked(.network), error: nil, at: now)
            _ = try await store.freeJobs(notOf: "boot", at: Date())
        }
    }

    @Test func aStepOfADownloadSearches() async throws {
        let window = try await example.root(download)
        let row = try await example.row(download)
        try await expectNoScan {
            try await store.count(window, as: .zero, at: now)
            try await store.keep([.example(1)], page: 1, of: window, in: row, at: now)
            try await store.conclude(window, in: row, counted: [Invoice.example(1)].tally, at: now)
        }
    }

    @Test func whatAPageShowsIsSearchedFor() async throws {
        try await expectNoScan {
            _ = try await store.progress(after: 0, in: example.scope)
            _ = try await store.pace(of: download, at: now)
            _ = try await store.windows(of: download)
            _ = try await store.download(download, in: example.scope)
            _ = try await store.accounts(of: example.enterprise)
            _ = try await store.ticket(browserHash: hash(1), at: now)
            _ = try await store.signedIn(tokenHash: hash(1), at: now)
            _ = try await store.companies(in: example.scope, search: "", limit: 20)
            _ = try await store.companies(example.scope)
            for preference in [CompanyPreference.account, .invoices] {
                _ = try await store.company(in: example.scope, by: preference)
            }
        }
    }
}
