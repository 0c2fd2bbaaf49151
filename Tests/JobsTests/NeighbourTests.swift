import Domain
import Foundation
import ServiceLifecycleTestKit
import Testing

@testable import Jobs
@testable import Store

/// A command that runs beside the console adds jobs by a store of its own, whose signal nobody here hears.
@Suite(.timeLimit(.minutes(1))) struct NeighbourTests {
    private let workshop: Workshop
    private let neighbour: Store

    init() async throws {
        workshop = try await Workshop()
        neighbour = try Store(folder: workshop.folder)
    }

    private func addBeside(_ subject: Int64) async throws {
        try await neighbour.write { try Store.addJob("test.job", subject: subject, at: .now, in: $0) }
    }

    @Test func aNeighboursJobIsPickedUpWithinTheWatch() async throws {
        let woken = (0..<3).map { _ in Latch() }
        try await testGracefulShutdown { trigger in
            let runner = workshop.runner(workers: 1) { job, _ in
                woken[Int(job.subject)].open()
                return .completed
            }
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await runner.run() }
                for subject in woken.indices {
                    let began = ContinuousClock.now
                    try await addBeside(Int64(subject))
                    await woken[subject].wait()
                    #expect(ContinuousClock.now - began < .seconds(10), "the watch looks every two seconds")
                    try await workshop.untilIdle()
                }
                trigger.triggerGracefulShutdown()
                try await group.waitForAll()
            }
        }
        #expect(try await workshop.states() == ["completed", "completed", "completed"])
    }

    /// The next look is two seconds away: so many shutdowns would take more than the suite's time.
    @Test func aShutdownEndsTheWatchAtOnce() async throws {
        for _ in 0..<35 {
            try await testGracefulShutdown { trigger in
                let runner = workshop.runner { _, _ in .completed }
                try await withThrowingTaskGroup(of: Void.self) { group in
                    group.addTask { try await runner.run() }
                    await runner.untilWatched()
                    trigger.triggerGracefulShutdown()
                    try await group.waitForAll()
                }
            }
        }
        #expect(workshop.store.jobSignal.listenerCount == 0)
    }

    @Test func aCancelledRunnerEndsItsWatchToo() async throws {
        let runner = workshop.runner { _, _ in .completed }
        let task = Task { try await runner.run() }
        await runner.untilWatched()
        task.cancel()
        try await task.value
        #expect(workshop.store.jobSignal.listenerCount == 0)
    }
}

extension JobRunner {
    /// Waits until the watch waits for its next look.
    fileprivate func untilWatched() async {
        while draining.signal.listenerCount < 1 { await Task.yield() }
    }
}
