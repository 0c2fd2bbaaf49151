import Domain
import Foundation
@testable import Jobs
import Logging
import ServiceLifecycle
import ServiceLifecycleTestKit
import Testing

@testable import Store

@Suite(.timeLimit(.minutes(1))) struct JobRunnerShutdownTests {
    private let workshop: Workshop

    init() async throws { workshop = try await Workshop() }

    /// By the signal and nothing else: with no job in sight an idle runner has no timer, and would sleep on until the
    /// suite's time is up.
    @Test func aJobMadeReadyWakesAnIdleRunner() async throws {
        let woken = (0..<5).map { _ in Latch() }
        try await testGracefulShutdown { trigger in
            let runner = workshop.runner(workers: 1) { job, _ in
                woken[Int(job.subject)].open()
                return .completed
            }
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await runner.run() }
                for subject in woken.indices {
                    try await workshop.add(subject: Int64(subject))
                    await woken[subject].wait()
                    try await workshop.untilIdle()
                }
                trigger.triggerGracefulShutdown()
                try await group.waitForAll()
            }
        }
        #expect(try await workshop.states() == Array(repeating: "completed", count: 5))
    }

    @Test func aShutdownHandsTheJobBackWithoutAnAttempt() async throws {
        try await workshop.add(subject: 1)
        try await workshop.add(subject: 2)
        let begun = Latch()
        let done = Notes<Int64>()
        try await testGracefulShutdown { trigger in
            let runner = workshop.runner(workers: 1) { job, draining in
                done.add(job.subject)
                begun.open()
                let signals = draining.signal.listen()
                if !draining.hasBegun { await signals.first(within: nil) }
                return .again(after: .zero, isAttempt: false)
            }
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await runner.run() }
                await begun.wait()
                trigger.triggerGracefulShutdown()
                try await group.waitForAll()
            }
        }
        #expect(done.all == [1], "nothing new is claimed")
        #expect(try await workshop.states() == ["ready", "ready"])
        #expect(try await workshop.attempts() == [0, 0])
    }

    /// The last attempt, cut off when the time to finish was over: neither an attempt nor a failure.
    @Test func aCancelledJobIsHandedBackWithoutAnAttempt() async throws {
        try await workshop.add(attempts: Backoff.mostAttempts - 1)
        let begun = Latch()
        let runner = workshop.runner { _, _ in
            begun.open()
            try await Task.sleep(for: .seconds(3600))
            return .completed
        }
        let task = Task { try await runner.run() }
        await begun.wait()
        task.cancel()
        try await task.value
        #expect(try await workshop.states() == ["ready"])
        #expect(try await workshop.attempts() == [Backoff.mostAttempts - 1])
    }

    @Test func aJobDoneInSpiteOfTheCancellationIsDone() async throws {
        try await workshop.add()
        let begun = Latch()
        let runner = workshop.runner { _, _ in
            begun.open()
            try? await Task.sleep(for: .seconds(3600))
            return .completed
        }
        let task = Task { try await runner.run() }
        await begun.wait()
        task.cancel()
        try await task.value
        #expect(try await workshop.states() == ["completed"])
    }

    /// However the shutdown falls between a worker's looks, every worker hears of it; one that did not would hang.
    @Test func anIdleRunnerAlwaysHearsTheShutdown() async throws {
        for _ in 0..<150 {
            try await testGracefulShutdown { trigger in
                let runner = workshop.runner(workers: 4) { _, _ in .completed }
                try await withThrowingTaskGroup(of: Void.self) { group in
                    group.addTask { try await runner.run() }
                    group.addTask { trigger.triggerGracefulShutdown() }
                    try await group.waitForAll()
                }
            }
        }
        #expect(workshop.store.jobSignal.listenerCount == 0)
    }

    @Test func runsInAServiceGroup() async throws {
        try await workshop.add()
        let begun = Latch()
        let runner = workshop.runner { _, _ in
            begun.open()
            return .completed
        }
        let group = ServiceGroup(services: [runner], logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
        async let ended: Void = group.run()
        await begun.wait()
        await group.triggerGracefulShutdown()
        try await ended
        #expect(try await workshop.states() == ["completed"])
    }
}
