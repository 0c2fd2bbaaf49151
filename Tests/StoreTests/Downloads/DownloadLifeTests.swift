import Domain
import Foundation
import Testing

@testable import Store

@Suite struct DownloadLifeTests {
    private let example: Example
    private let invoices = (0..<10).map { Invoice.example($0 * 16) }
    private var store: Store { example.store }
    private var now: Date { example.now }

    init() async throws { example = try await Example() }

    @Test func beginsWithItsRootAndItsFirstJob() async throws {
        let query = InvoiceQuery(
            direction: .issued, days: InvoiceQuery.week.days, kinds: [.toll, .special], statuses: [.voided])
        let download = try await example.row(try await example.begin(query))
        #expect(download.query == query)
        #expect(download.state == .running && download.expected == nil && download.stored == 0)
        let root = try await example.root(download.id)
        #expect(root.query == query && root.state == .open && root.nextPage == 1 && root.bureau == nil)
        let job = try await store.claimJob(for: "boot", at: now)
        #expect(job?.kind == DownloadJob.window)
        #expect(job?.subject == root.id.rawValue)
        #expect(job?.attempts == 1)
        #expect(try await store.claimJob(for: "boot", at: now) == nil)
    }

    @Test func theSameQueryUnderWayIsNeitherBegunNorWrittenDownTwice() async throws {
        func begin() async throws -> BegunDownload {
            try await store.begin(
                DownloadRequest(.week), of: example.enterprise, by: example.account, for: example.user,
                recording: .example(.downloadBegun), at: now)
        }
        let (first, second) = (try await begin(), try await begin())
        #expect(first.isNew && !second.isNew && first.id == second.id)
        #expect(try await store.actions() == [.downloadBegun])
        try await store.cancel(first.id, in: example.scope, at: now)
        let third = try await begin()
        #expect(third.isNew && third.id != first.id)
        #expect(try await store.actions() == [.downloadBegun, .downloadBegun])
    }

    @Test func countsSplitsKeepsConcludesAndIsProved() async throws {
        let id = try await example.begin()
        let root = try await example.root(id)
        try await store.count(root, as: invoices.tally, at: now)
        #expect(try await example.row(id).expected == 10)
        try await store.split(root, into: try #require(root.query.parts), at: now)
        try await example.settle(as: .completed)
        #expect(try await example.jobs(id) == ["completed", "ready", "ready"])

        let halves = try await store.windows(of: id).filter { $0.parent == root.id }
        for half in halves {
            try await example.fetch(half, invoices.filter { half.query.days.contains(Day(at: $0.issuedAt)) })
        }
        #expect(try await store.windows(of: id).map(\.state) == [.split, .proved, .proved])
        #expect(try await example.row(id).stored == 10)
        #expect(try await example.jobs(id) == ["completed", "completed", "completed", "ready"])

        let job = try #require(try await store.claimJob(for: "boot", at: now))
        #expect(job.kind == DownloadJob.certify && job.subject == root.id.rawValue)
        try await example.certify(id, counted: invoices.tally)
        try await store.settle(job, as: .completed, error: nil, at: now)
        let end = try await example.row(id)
        #expect(end.state == .proved && end.endedAt == now && end.beganAt == now && end.expected == 10)
        #expect(try await example.root(id).own == invoices.tally)
        #expect(try await store.number("SELECT count(*) FROM progress") == 1)
    }

    @Test func aPageIsTakenOnce() async throws {
        let id = try await example.begin()
        let (root, download) = (try await example.root(id), try await example.row(id))
        try await store.count(root, as: invoices.tally, at: now)
        try await store.keep(Array(invoices[..<5]), page: 1, of: root, in: download, at: now)
        for page in [1, 3] {
            await #expect(throws: StoreError.conflict, "page \(page)") {
                try await store.keep([.example(999)], page: page, of: root, in: download, at: now)
            }
        }
        try await store.keep(Array(invoices[5...]), page: 2, of: root, in: download, at: now)
        let end = try await example.root(id)
        #expect(end.nextPage == 3 && end.stored == 10)
        #expect(try await store.number("SELECT count(*) FROM invoices") == 10)
    }

    @Test func aRestartReadsFromTheFirstPage() async throws {
        let id = try await example.begin()
        let (root, download) = (try await example.root(id), try await example.row(id))
        try await store.count(root, as: invoices.tally, at: now)
        try await store.keep(invoices, page: 1, of: root, in: download, at: now)
        let newer = (invoices + [.example(3)]).tally
        try await store.restart(root, counted: newer, at: now)
        let end = try await example.root(id)
        #expect(end.nextPage == 1 && end.stored == 0 && end.rounds == 1 && end.bureau == newer)
        #expect(try await example.row(id).stored == 0)
        #expect(try await store.number("SELECT count(*) FROM invoices") == 10, "what was kept stays")
    }

    /// The attempts that failed before a page came no longer count.
    @Test func aPageClearsTheAttempts() async throws {
        let id = try await example.begin()
        for _ in 1...3 { try await example.settle(as: .again(after: .zero, isAttempt: true)) }
        #expect(try await store.claimJob(for: "boot", at: now)?.attempts == 4)
        try await store.keep(
            invoices, page: 1, of: try await example.root(id), in: try await example.row(id), at: now)
        #expect(try await store.number("SELECT attempts FROM jobs") == 1)
    }

    @Test func aDoubleClickFindsTheFirst() async throws {
        let first = try await example.begin()
        #expect(try await example.begin() == first)
        #expect(try await example.begin(.week(of: .toll)) != first)
        try await store.cancel(first, in: example.scope, at: now)
        #expect(try await example.begin() != first)
    }

    @Test func anotherCompanysAccountCannotBegin() async throws {
        let other = try await store.addEnterprise(.second)
        let stranger = try await store.addAccount("13900000002", of: other, at: now)
        await #expect(throws: (any Error).self) {
            try await store.begin(
                DownloadRequest(.week), of: example.enterprise, by: stranger, for: example.user, at: now)
        }
        #expect(try await store.number("SELECT (SELECT count(*) FROM downloads) + (SELECT count(*) FROM jobs)") == 0)
    }
}
