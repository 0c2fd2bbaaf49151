import Domain
public import Foundation
public import Logging
public import ServiceLifecycle
public import Store
import Synchronization

/// Claims ready jobs and carries them out, many at once, until the process is asked to stop.
public struct JobRunner: Service {
    let store: Store
    private let boot: String
    private let bodies: [String: JobBody]
    private let workers: Int
    private let mostOfAccount: Int
    let logger: Logger
    let draining = Draining()
    let now: @Sendable () -> Date
    private let running = Running()

    /// - Parameters:
    ///   - boot: names this life of the process; the caller holds the folder's lock under it.
    ///   - workers: how many jobs run at once.
    ///   - mostOfAccount: how many of these may be of one account, so that one company's year leaves room for others.
    public init(
        store: Store, boot: String, bodies: [JobBody], workers: Int, mostOfAccount: Int = 24, logger: Logger,
        now: @escaping @Sendable () -> Date = { Date() }
    ) {
        self.store = store
        self.boot = boot
        self.bodies = Dictionary(uniqueKeysWithValues: bodies.map { ($0.kind, $0) })
        self.workers = workers
        self.mostOfAccount = mostOfAccount
        self.logger = logger
        self.now = now
    }

    /// Returns after a graceful shutdown, when every job has been handed back or finished.
    public func run() async throws {
        let freed = try await store.freeJobs(notOf: boot, at: now())
        if freed > 0 { logger.notice("jobs of an earlier start are free again", metadata: ["count": "\(freed)"]) }
        await withGracefulShutdownHandler {
            await withDiscardingTaskGroup { group in
                group.addTask { await watch() }
                await claim(into: &group)
            }
        } onGracefulShutdown: {
            draining.begin()
            store.jobSignal.fire()
        }
    }

    /// A command that runs beside adds jobs, but cannot fire our signal.
    private func watch() async {
        var newest: Int64?
        while !Task.isCancelled, !draining.hasBegun {
            let seen = (try? await store.newestJob()) ?? newest
            // The first round too: a job may have come between the first claim and this look.
            if seen != newest { store.jobSignal.fire() }
            newest = seen
            let signals = draining.signal.listen()
            guard !draining.hasBegun else { return }
            await signals.first(within: Self.watchEvery)
        }
    }

    private static let watchEvery = Duration.seconds(2)

    /// One claims for all, so that a signal costs one look, not one of every idle worker.
    private func claim(into group: inout DiscardingTaskGroup) async {
        while !Task.isCancelled {
            // A stream whose reader was cancelled is over, so each round listens anew, before it looks: at the draining
            // too, or its signal could fall between the look and the listening.
            let signals = store.jobSignal.listen()
            guard !draining.hasBegun else { return }
            do {
                let looked = now()
                let jobs = try await store.claimJobs(
                    for: boot, most: workers - running.count, mostOfAccount: mostOfAccount, at: looked)
                for job in jobs {
                    running.begin()
                    group.addTask { await carryOut(job) }
                }
                guard jobs.isEmpty else { continue }
                let wait = try await store.nextJobAt(after: looked).map { max(0.001, $0.timeIntervalSince(now())) }
                await signals.first(within: wait.map { .seconds($0) })
            } catch is CancellationError {
                return
            } catch {
                logger.error("jobs cannot be claimed", metadata: ["error": "\(error)"])
                try? await Task.sleep(for: .seconds(1))
            }
        }
    }

    private func carryOut(_ job: Job) async {
        var error: (any Error)?
        var outcome: Outcome
        do {
            guard let body = bodies[job.kind] else { throw UnknownKind(kind: job.kind) }
            // More claims than attempts: the process died of it, each time before the attempt was settled.
            guard job.attempts <= Backoff.mostAttempts else { throw FatalJob(attempts: job.attempts - 1) }
            outcome = try await body.perform(job, draining)
        } catch StoreError.diskFull {
            error = StoreError.diskFull
            outcome = .again(after: .seconds(10), isAttempt: false)
        } catch let unexpected {
            error = unexpected
            outcome = .again(after: Backoff.delay(afterAttempt: job.attempts), isAttempt: true)
        }
        // Cut off by the process's end, whatever it threw or came back with: the job is not to blame.
        if case .again = outcome, Task.isCancelled { outcome = .again(after: .zero, isAttempt: false) }
        if case .again(_, isAttempt: true) = outcome, job.attempts >= Backoff.mostAttempts {
            outcome = .failed(error == nil ? .network : .fault)
        }
        await settle(job, as: outcome, error: error)
        running.end()
        // There is room for another, and perhaps of its account.
        store.jobSignal.fire()
    }
}

/// How many jobs are under way.
private final class Running: Sendable {
    private let jobs = Atomic(0)

    var count: Int { jobs.load(ordering: .acquiring) }
    func begin() { jobs.add(1, ordering: .acquiringAndReleasing) }
    func end() { jobs.subtract(1, ordering: .acquiringAndReleasing) }
}

/// A job that ended the process as often as it may be tried.
struct FatalJob: Error {
    let attempts: Int
}

/// A job of a kind that this version does not know.
struct UnknownKind: Error {
    let kind: String
}
