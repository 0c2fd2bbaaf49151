import Domain
import Foundation
import Jobs
import Store
import Testing
import Workflows

extension Office {
    /// Carries out the jobs that send something until `body` is done.
    func whileSending(_ body: @escaping @Sendable () async throws -> Void) async throws {
        let (store, clock) = (store, clock)
        let runner = JobRunner(
            store: store, boot: "boot",
            bodies: [post.jobBody, notices.jobBody, signIn.introduction, verifications.jobBody], workers: 2,
            logger: .silent, now: { clock.now })
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await runner.run() }
            try await body()
            group.cancelAll()
        }
    }

    /// Until a job waits for a later time, and none for now: one that is being carried out is neither.
    func untilPutOff() async throws {
        try await until { [store, clock] in
            guard let next = try await store.nextJobAt() else { return false }
            return next > clock.now
        }
    }

    /// Until it holds, told by the settling of jobs or by WeChat's calls; a minute is the limit.
    func until(
        sourceLocation: SourceLocation = #_sourceLocation, _ holds: @escaping @Sendable () async throws -> Bool
    ) async throws {
        let end = ContinuousClock.now + .seconds(60)
        while true {
            let (jobs, calls) = (store.jobSignal.listen(), heard.listen())
            if try await holds() { return }
            try #require(ContinuousClock.now < end, sourceLocation: sourceLocation)
            await withTaskGroup(of: Void.self) { group in
                for signals in [jobs, calls] { group.addTask { await signals.first(within: end - .now) } }
                await group.next()
                group.cancelAll()
            }
        }
    }
}
