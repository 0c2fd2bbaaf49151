import Domain
import Foundation
import Testing

@testable import Store

@Suite struct CancellationTests {
    private let example: Example
    private let id: Download.ID
    private var store: Store { example.store }
    private var now: Date { example.now }

    init() async throws {
        example = try await Example()
        id = try await example.begin()
    }

    private func cancel() async throws { try await store.cancel(id, in: example.scope, at: now) }

    @Test func endsWhatRunsAtItsNextStep() async throws {
        let job = try #require(try await store.claimJob(for: "boot", at: now))
        let (root, download) = (try await example.root(id), try await example.row(id))
        let tally = [Invoice.example(1)].tally
        try await store.keep([.example(1)], page: 1, of: root, in: download, at: now)
        try await cancel()
        await #expect(throws: StoreError.conflict) {
            try await store.keep([.example(2)], page: 2, of: root, in: download, at: now)
        }
        await #expect(throws: StoreError.conflict) { try await store.count(root, as: tally, at: now) }
        await #expect(throws: StoreError.conflict) { try await store.split(root, into: [], at: now) }
        await #expect(throws: StoreError.conflict) { try await store.restart(root, counted: tally, at: now) }
        await #expect(throws: StoreError.conflict) {
            try await store.conclude(root, in: download, counted: tally, at: now)
        }
        try await store.settle(job, as: .cancelled, error: nil, at: now)
        #expect(try await example.jobs(id) == ["cancelled"])
        #expect(try await store.texts("SELECT digital_number FROM invoices") == [Invoice.example(1).number.key])
    }

    static let outcomes: [Outcome] = [
        .again(after: .zero, isAttempt: true), .parked(.rateLimited(until: .distantFuture)), .parked(.network),
        .cancelled,
    ]

    @Test(arguments: outcomes)
    func nothingSettledLaterRunsAgain(_ outcome: Outcome) async throws {
        let job = try #require(try await store.claimJob(for: "boot", at: now))
        try await cancel()
        try await store.settle(job, as: outcome, error: nil, at: now)
        #expect(try await example.row(id).state == .cancelled)
        #expect(try await example.jobs(id) == ["cancelled"])
    }

    @Test func aWaitIsCancelledToo() async throws {
        try await example.settle(as: .parked(.rateLimited(until: now.addingTimeInterval(60))))
        try await cancel()
        let download = try await example.row(id)
        #expect(download.state == .cancelled && download.trouble == nil && download.endedAt == now)
        #expect(try await store.claimJob(for: "boot", at: now.addingTimeInterval(61)) == nil)
        #expect(try await example.row(id).state == .cancelled)
    }

    @Test func whatIsOverCannotBeCancelled() async throws {
        try await cancel()
        await #expect(throws: IllegalMove.self) { try await cancel() }
        await #expect(throws: StoreError.conflict) { try await store.retry(id, in: example.scope, at: now) }
    }

    @Test func anotherPersonCannotTouchIt() async throws {
        let scope: Set<Enterprise.ID> = [try await store.addEnterprise(.second)]
        await #expect(throws: StoreError.notFound) { try await store.cancel(id, in: scope, at: now) }
        await #expect(throws: StoreError.notFound) { try await store.retry(id, in: scope, at: now) }
        await #expect(throws: StoreError.notFound) { try await store.cancel(id, in: [], at: now) }
        #expect(try await store.download(id, in: scope) == nil)
        #expect(try await example.row(id).state == .running)
    }
}
