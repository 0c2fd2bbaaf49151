import Domain
import Foundation
import Testing

@testable import Store

/// Pause, resume and priority of one download.
@Suite struct DownloadDeedTests {
    private let example: Example
    private let id: Download.ID
    private var store: Store { example.store }
    private var now: Date { example.now }

    init() async throws {
        example = try await Example()
        id = try await example.begin()
    }

    private func act(_ deed: DownloadDeed) async throws {
        try await store.act(deed, on: id, in: example.scope, at: now)
    }

    @Test func aPausedDownloadKeepsItsStateAndItsJobs() async throws {
        try await act(.pause)
        let row = try await example.row(id)
        #expect(row.standing == .paused && row.state == .running && row.pausedAt == now)
        #expect(try await example.jobs(id) == ["ready"])
        #expect(try await store.claimJob(for: "boot", at: now) == nil)
        try await act(.resume)
        #expect(try await example.row(id).standing == .running)
        #expect(try await store.claimJob(for: "boot", at: now)?.attempts == 1)
    }

    @Test func whatRunsEndsAtItsNextStepAndGoesOnThere() async throws {
        let job = try #require(try await store.claimJob(for: "boot", at: now))
        let (root, download) = (try await example.root(id), try await example.row(id))
        try await store.keep([.example(1)], page: 1, of: root, in: download, at: now)
        try await act(.pause)
        await #expect(throws: StoreError.conflict) {
            try await store.keep([.example(2)], page: 2, of: root, in: download, at: now)
        }
        await #expect(throws: StoreError.conflict) {
            try await store.certify(root, in: download, counted: .zero, mostRounds: 3, at: now)
        }
        try await store.settle(job, as: .again(after: .zero, isAttempt: false), error: nil, at: now)
        try await act(.resume)
        #expect(try await store.claimJob(for: "boot", at: now)?.attempts == 1)
        #expect(try await example.root(id).nextPage == 2)
    }

    @Test func aWaitMayEndWhileItIsPaused() async throws {
        try await example.settle(as: .parked(.rateLimited(until: now.addingTimeInterval(60))))
        try await act(.pause)
        let later = now.addingTimeInterval(61)
        #expect(try await store.claimJob(for: "boot", at: later) == nil)
        #expect(try await example.row(id).state == .running)
        try await act(.resume)
        #expect(try await store.claimJob(for: "boot", at: later) != nil)
    }

    @Test func whatIsOverIsPausedNoMore() async throws {
        try await act(.pause)
        try await act(.cancel)
        #expect(try await example.row(id).standing == .cancelled)
        #expect(try await example.row(id).pausedAt == nil)
    }

    @Test(arguments: [DownloadDeed.pause, .resume, .retry, .prioritize(.urgent)])
    func changesNothingOfWhatIsCancelled(_ deed: DownloadDeed) async throws {
        try await act(.cancel)
        await #expect(throws: StoreError.conflict) { try await act(deed) }
        await #expect(throws: StoreError.notFound) { try await store.act(deed, on: id, in: [], at: now) }
    }

    @Test func aHigherPriorityIsClaimedFirst() async throws {
        let later = try await example.begin(.week(of: .digitalSpecial))
        try await store.act(.prioritize(.urgent), on: later, in: example.scope, at: now)
        #expect(try await example.row(later).priority == .urgent)
        #expect(try await store.claimJob(for: "boot", at: now)?.download == later)
        #expect(try await store.claimJob(for: "boot", at: now)?.download == id)
    }

    @Test func itsLaterJobsHaveThePriorityToo() async throws {
        try await store.act(.prioritize(.scheduled), on: id, in: example.scope, at: now)
        let root = try await example.root(id)
        try await store.split(root, into: try #require(root.query.parts), at: now)
        #expect(try await store.texts("SELECT DISTINCT priority || '' FROM jobs") == ["2"])
    }
}
