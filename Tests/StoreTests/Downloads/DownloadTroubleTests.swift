import Domain
import Foundation
import Testing

@testable import Store

@Suite struct DownloadTroubleTests {
    private let example: Example
    private let id: Download.ID
    private var store: Store { example.store }
    private var now: Date { example.now }

    init() async throws {
        example = try await Example()
        id = try await example.begin()
    }

    /// Cuts the root, so that the download has two ready jobs.
    private func split() async throws {
        let root = try await example.root(id)
        try await store.split(root, into: try #require(root.query.parts), at: now)
        try await example.settle(as: .completed)
    }

    static let failures: [Trouble] = [
        .network, .badAnswer, .fault, .wrongPassword, .notPermitted, .otherSide, .tooManyRows(count: 9, cap: 5),
    ]

    @Test(arguments: failures)
    func aFailureParksTheSisters(_ trouble: Trouble) async throws {
        try await split()
        try await example.settle(as: .failed(trouble))
        let download = try await example.row(id)
        #expect(download.state == .failed && download.trouble == trouble && download.endedAt == now)
        #expect(try await example.jobs(id) == ["completed", "failed", "parked"])
        #expect(try await store.claimJob(for: "boot", at: now) == nil)
    }

    @Test func aRetryStartsEveryStoppedJobWithFreshAttempts() async throws {
        try await split()
        try await example.settle(as: .failed(.network))
        try await store.retry(id, in: example.scope, at: now)
        #expect(try await example.jobs(id) == ["completed", "ready", "ready"])
        #expect(try await example.row(id).trouble == nil)
        #expect(try await store.claimJob(for: "boot", at: now)?.attempts == 1)
        await #expect(throws: StoreError.conflict) { try await store.retry(id, in: example.scope, at: now) }
    }

    @Test(arguments: [true, false])
    func aWaitForAnInstantEndsWithIt(_ isMaintenance: Bool) async throws {
        let until = now.addingTimeInterval(60)
        let trouble: Trouble = isMaintenance ? .maintenance(until: until) : .rateLimited(until: until)
        try await example.settle(as: .parked(trouble))
        #expect(try await example.row(id).state == .waiting)
        #expect(try await example.row(id).trouble == trouble)
        #expect(try await store.nextJobAt() == until)
        #expect(try await store.claimJob(for: "boot", at: until.addingTimeInterval(-0.001)) == nil)
        #expect(try await example.row(id).state == .waiting)
        #expect(try await store.claimJob(for: "boot", at: until)?.attempts == 1, "no attempt is spent")
        #expect(try await example.row(id).state == .running)
        #expect(try await example.row(id).trouble == nil)
    }

    @Test func aWaitForALoginEndsWithIt() async throws {
        try await split()
        try await store.mark(example.account, as: .verificationRequired)
        for _ in 0..<2 { try await example.settle(as: .parked(.verificationRequired)) }
        #expect(try await example.row(id).trouble == .verificationRequired)
        #expect(try await example.jobs(id) == ["completed", "parked", "parked"])
        #expect(try await store.nextJobAt() == nil)
        let signals = store.jobSignal.listen()
        try await store.addAccount("13800000001", of: example.enterprise, at: now)
        await signals.first(within: nil)
        #expect(try await example.row(id).state == .running)
        #expect(try await example.jobs(id) == ["completed", "ready", "ready"])
    }

    /// The login came between the attempt's refusal and its acknowledgement: parked now, it would wait for ever.
    @Test func aLoginThatCameMeanwhileIsNotMissed() async throws {
        try await store.mark(example.account, as: .verificationRequired)
        let job = try #require(try await store.claimJob(for: "boot", at: now))
        try await store.addAccount("13800000001", of: example.enterprise, at: now)
        try await store.settle(job, as: .parked(.verificationRequired), error: nil, at: now)
        #expect(try await example.row(id).state == .running)
        #expect(try await store.claimJob(for: "boot", at: now)?.id == job.id)
    }

    /// One job waits for a login, its sister's limit is over first: the login must wake the one that still waits.
    @Test func aLoginWakesAJobWhoseDownloadRunsAgain() async throws {
        try await split()
        try await store.mark(example.account, as: .verificationRequired)
        try await example.settle(as: .parked(.verificationRequired))
        try await example.settle(as: .parked(.rateLimited(until: now.addingTimeInterval(9))))
        let sister = try await store.claimJob(for: "boot", at: now.addingTimeInterval(9))
        #expect(sister != nil)
        try await store.addAccount("13800000001", of: example.enterprise, at: now)
        #expect(try await example.jobs(id) == ["completed", "ready", "running"])
    }

    @Test func anotherAccountsLoginWakesNothing() async throws {
        try await store.mark(example.account, as: .verificationRequired)
        try await example.settle(as: .parked(.verificationRequired))
        try await store.addAccount("13800000009", of: example.enterprise, at: now)
        #expect(try await example.row(id).state == .waiting)
        #expect(try await example.jobs(id) == ["parked"])
    }
}
