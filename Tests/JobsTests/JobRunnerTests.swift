import Domain
import Foundation
import Jobs
import ServiceLifecycle
import ServiceLifecycleTestKit
import Testing

@testable import Store

@Suite(.timeLimit(.minutes(1))) struct JobRunnerTests {
    private let workshop: Workshop
    private struct Surprise: Error {}

    init() async throws { workshop = try await Workshop() }

    /// Runs until every job is settled, then shuts down.
    private func run(_ runner: JobRunner) async throws {
        try await testGracefulShutdown { trigger in
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await runner.run() }
                try await workshop.untilIdle()
                trigger.triggerGracefulShutdown()
                try await group.waitForAll()
            }
        }
    }

    @Test func carriesJobsOutOnce() async throws {
        for subject in 1...30 { try await workshop.add(subject: Int64(subject)) }
        let subjects = Notes<Int64>()
        try await run(
            workshop.runner(workers: 4) { job, _ in
                subjects.add(job.subject)
                return .completed
            })
        #expect(subjects.all.sorted() == Array(1...30))
        #expect(try await Set(workshop.states()) == ["completed"])
    }

    @Test func triesAgainUntilItIsDone() async throws {
        try await workshop.add()
        let attempts = Notes<Int>()
        try await run(
            workshop.runner { job, _ in
                attempts.add(job.attempts)
                return job.attempts < 4 ? .again(after: .milliseconds(1), isAttempt: true) : .completed
            })
        #expect(attempts.all == [1, 2, 3, 4])
    }

    @Test func whatIsNoAttemptMayComeBackForEver() async throws {
        try await workshop.add()
        let attempts = Notes<Int>()
        try await run(
            workshop.runner { job, _ in
                attempts.add(job.attempts)
                return attempts.all.count < 20 ? .again(after: .zero, isAttempt: false) : .completed
            })
        #expect(attempts.all == Array(repeating: 1, count: 20))
    }

    @Test func failsForTheNetworkAfterTheLastAttempt() async throws {
        try await workshop.add()
        let attempts = Notes<Int>()
        try await run(
            workshop.runner { job, _ in
                attempts.add(job.attempts)
                return .again(after: .zero, isAttempt: true)
            })
        #expect(attempts.all == Array(1...Backoff.mostAttempts))
        #expect(try await workshop.states() == ["failed"])
        #expect(try await workshop.trouble() == "network")
    }

    /// The last attempt, so that no backoff is waited for.
    @Test func failsForAFaultWhenItThrows() async throws {
        try await workshop.add(attempts: Backoff.mostAttempts - 1)
        try await run(workshop.runner { _, _ in throw Surprise() })
        #expect(try await workshop.states() == ["failed"])
        #expect(try await workshop.trouble() == "fault")
        #expect(try await workshop.errors() == ["unexpected"])
    }

    @Test func whatItThrowsIsTriedAgainLater() async throws {
        try await workshop.add()
        let before = Date.now
        let attempt = Latch()
        try await testGracefulShutdown { trigger in
            let runner = workshop.runner { _, _ in
                attempt.open()
                throw Surprise()
            }
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await runner.run() }
                await attempt.wait()
                trigger.triggerGracefulShutdown()
                try await group.waitForAll()
            }
        }
        #expect(try await workshop.states() == ["ready"])
        #expect(try await workshop.errors() == ["unexpected"])
        let next = try #require(try await workshop.store.nextJobAt())
        #expect((0.79...30).contains(next.timeIntervalSince(before)))
    }

    @Test func anUnknownKindIsAFault() async throws {
        try await workshop.add("from.the.future", attempts: Backoff.mostAttempts - 1)
        try await run(workshop.runner { _, _ in .completed })
        #expect(try await workshop.states() == ["failed"])
        #expect(try await workshop.errors() == ["unknown-kind"])
    }

    /// Each boot claimed it and died before it could settle it.
    @Test func aJobThatEndsTheProcessStopsInTheEnd() async throws {
        try await workshop.add()
        for boot in 1...Backoff.mostAttempts {
            #expect(try await workshop.store.claimJob(for: "boot \(boot)", at: .now) != nil)
            #expect(try await workshop.store.freeJobs(notOf: "next", at: Date()) == 1)
        }
        let attempts = Notes<Int>()
        try await run(
            workshop.runner { job, _ in
                attempts.add(job.attempts)
                return .completed
            })
        #expect(attempts.all == [])
        #expect(try await workshop.states() == ["failed"])
        #expect(try await workshop.errors() == ["crashed"])
        #expect(try await workshop.trouble() == "fault")
    }

    @Test func jobsOfADeadBootAreCarriedOut() async throws {
        try await workshop.add()
        _ = try await workshop.store.claimJob(for: "dead", at: .now)
        try await run(workshop.runner { _, _ in .completed })
        #expect(try await workshop.states() == ["completed"])
    }
}
