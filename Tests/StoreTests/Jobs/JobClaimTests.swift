import Domain
import Foundation
import Testing

@testable import Store

@Suite struct JobClaimTests {
    private let example: Example
    private let download: Download.ID
    private var store: Store { example.store }
    private var now: Date { example.now }

    /// A download whose own first job is out of the way.
    init() async throws {
        example = try await Example()
        download = try await example.begin()
        try await example.store.run("DELETE FROM jobs")
    }

    private func add(_ subject: Int64, after seconds: Double = 0) async throws {
        let (download, instant) = (download, now.addingTimeInterval(seconds))
        try await store.write { try Store.addJob("test.job", subject: subject, of: download, at: instant, in: $0) }
    }

    private func claim(_ boot: String = "boot", after seconds: Double = 0) async throws -> Job? {
        try await store.claimJob(for: boot, at: now.addingTimeInterval(seconds))
    }

    @Test func thatReadyLongestComesFirst() async throws {
        for (subject, seconds) in [(1, 3.0), (2, 1), (3, 1), (4, 2)] { try await add(Int64(subject), after: seconds) }
        var subjects: [Int64] = []
        while let job = try await claim(after: 3) { subjects.append(job.subject) }
        #expect(subjects == [2, 3, 4, 1])
    }

    /// Told only where nothing else is done meanwhile, and not of a moment.
    @Test func theNextTryIsThatOfTheWholeDownload() async throws {
        #expect(try await store.nextTry(of: download, at: now) == nil)
        for seconds in [60.0, 90] { try await add(Int64(seconds), after: seconds) }
        #expect(try await store.nextTry(of: download, at: now) == now.addingTimeInterval(60))
        #expect(try await store.nextTry(of: download, at: now.addingTimeInterval(57)) == nil)
        try await add(1)
        #expect(try await store.nextTry(of: download, at: now) == nil)
        #expect(try await claim() != nil)
        #expect(try await store.nextTry(of: download, at: now) == nil, "one is at work")
    }

    @Test func notBeforeItsTime() async throws {
        try await add(1, after: 5)
        #expect(try await store.nextJobAt() == now.addingTimeInterval(5))
        #expect(try await claim(after: 4.999) == nil)
        #expect(try await claim(after: 5)?.subject == 1)
        #expect(try await store.nextJobAt() == nil)
    }

    @Test func oneOfTwentyClaimersGetsIt() async throws {
        for subject in 1...7 { try await add(Int64(subject)) }
        let claimed: [Int64] = try await withThrowingTaskGroup(of: Int64?.self) { [store, now] group in
            for _ in 0..<20 { group.addTask { try await store.claimJob(for: "boot", at: now)?.subject } }
            return try await group.reduce(into: []) { if let subject = $1 { $0.append(subject) } }
        }
        #expect(claimed.sorted() == Array(1...7))
    }

    @Test func aClockThatWasAheadKeepsNoJobWaitingForYears() async throws {
        try await add(1, after: 86_400)
        try await add(2, after: 4 * 365 * 86_400)
        #expect(try await store.freeJobs(notOf: "boot", at: now) == 0)
        #expect(try await claim("boot")?.subject == 2)
        #expect(try await claim("boot") == nil)
    }

    @Test func jobsOfAnotherBootAreFreed() async throws {
        for subject in 1...3 { try await add(Int64(subject)) }
        _ = try await claim("boot-1")
        _ = try await claim("boot-2")
        #expect(try await store.freeJobs(notOf: "boot-2", at: now) == 1)
        #expect(try await store.texts("SELECT state FROM jobs ORDER BY id") == ["ready", "running", "ready"])
        let again = try await claim("boot-2")
        #expect(again?.subject == 1)
        #expect(again?.attempts == 2, "the attempt that the other boot did not live to settle is counted")
    }

    @Test func onlyAnAttemptIsCounted() async throws {
        try await add(1)
        for (attempts, isAttempt) in [(1, true), (2, false), (2, false), (2, true), (3, true)] {
            let job = try #require(try await claim())
            #expect(job.attempts == attempts)
            try await store.settle(job, as: .again(after: .zero, isAttempt: isAttempt), error: nil, at: now)
        }
    }

    @Test func comesBackAfterItsDelay() async throws {
        try await add(1)
        let job = try #require(try await claim())
        try await store.settle(
            job, as: .again(after: .milliseconds(2_500), isAttempt: true), error: .unexpected, at: now)
        #expect(try await store.nextJobAt() == now.addingTimeInterval(2.5))
        #expect(try await store.texts("SELECT error FROM jobs") == ["unexpected"])
    }

    @Test func isSettledOnce() async throws {
        try await add(1)
        let job = try #require(try await claim())
        try await store.settle(job, as: .completed, error: nil, at: now)
        await #expect(throws: StoreError.conflict) { try await store.settle(job, as: .completed, error: nil, at: now) }
        #expect(try await example.jobs(download) == ["completed"])
    }

    @Test func aReadyJobFiresTheSignal() async throws {
        let signals = store.jobSignal.listen()
        _ = try await example.begin()
        await signals.first(within: nil)
    }
}
