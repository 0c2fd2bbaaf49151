import Domain
public import Foundation
public import Logging
public import ServiceLifecycle
public import Store

/// Claims ready jobs and carries them out, a few at a time, until the process is asked to stop.
public struct JobRunner: Service {
    private let store: Store
    private let boot: String
    private let bodies: [String: JobBody]
    private let workers: Int
    private let logger: Logger
    private let draining = Draining()
    private let now: @Sendable () -> Date

    /// - Parameters:
    ///   - boot: names this life of the process; the caller holds the folder's lock under it.
    ///   - workers: how many jobs run at once.
    public init(
        store: Store, boot: String, bodies: [JobBody], workers: Int, logger: Logger,
        now: @escaping @Sendable () -> Date = { Date() }
    ) {
        self.store = store
        self.boot = boot
        self.bodies = Dictionary(uniqueKeysWithValues: bodies.map { ($0.kind, $0) })
        self.workers = workers
        self.logger = logger
        self.now = now
    }

    /// Returns after a graceful shutdown, when every worker has handed back or finished its job.
    public func run() async throws {
        let freed = try await store.freeJobs(notOf: boot)
        if freed > 0 { logger.notice("jobs of an earlier start are free again", metadata: ["count": "\(freed)"]) }
        await withGracefulShutdownHandler {
            await withTaskGroup(of: Void.self) { group in
                for _ in 0..<workers { group.addTask { await work() } }
                group.addTask { await watch() }
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
            // The first round too: a job may have come between the workers' first look and this one.
            if seen != newest { store.jobSignal.fire() }
            newest = seen
            let signals = draining.signal.listen()
            guard !draining.hasBegun else { return }
            await signals.first(within: Self.watchEvery)
        }
    }

    private static let watchEvery = Duration.seconds(2)

    private func work() async {
        while !Task.isCancelled {
            // A stream whose reader was cancelled is over, so each round listens anew, before it looks: at the draining
            // too, or its signal could fall between the look and the listening.
            let signals = store.jobSignal.listen()
            guard !draining.hasBegun else { return }
            do {
                let looked = now()
                if let job = try await store.claimJob(for: boot, at: looked) {
                    await carryOut(job)
                } else {
                    let wait = try await store.nextJobAt(after: looked).map { max(0.001, $0.timeIntervalSince(now())) }
                    await signals.first(within: wait.map { .seconds($0) })
                }
            } catch is CancellationError {
                return
            } catch {
                logger.error("jobs cannot be claimed", metadata: ["error": "\(error)"])
                try? await Task.sleep(for: .seconds(1))
            }
        }
    }

    private func carryOut(_ job: Job) async {
        var error: String?
        var outcome: Outcome
        do {
            guard let body = bodies[job.kind] else { throw UnknownKind(kind: job.kind) }
            // More claims than attempts: the process died of it, each time before the attempt was settled.
            guard job.attempts <= Backoff.mostAttempts else { throw FatalJob(attempts: job.attempts - 1) }
            outcome = try await body.perform(job, draining)
        } catch StoreError.diskFull {
            error = "the disk is full"
            outcome = .again(after: .seconds(10), isAttempt: false)
        } catch let unexpected {
            error = "\(unexpected)"
            outcome = .again(after: Backoff.delay(afterAttempt: job.attempts), isAttempt: true)
        }
        // Cut off by the process's end, whatever it threw or came back with: the job is not to blame.
        if case .again = outcome, Task.isCancelled { outcome = .again(after: .zero, isAttempt: false) }
        if case .again(_, isAttempt: true) = outcome, job.attempts >= Backoff.mostAttempts {
            outcome = .failed(error == nil ? .network : .fault)
        }
        await settle(job, as: outcome, error: error)
    }

    /// Acknowledged in a task of its own, where no cancellation reaches.
    private func settle(_ job: Job, as outcome: Outcome, error: String?) async {
        let metadata: Logger.Metadata = [
            "job": "\(job.id)", "kind": "\(job.kind)", "download": "\(job.download.map(\.description) ?? "")",
            "attempt": "\(job.attempts)",
            "outcome": "\(outcome)", "error": "\(error ?? "")",
        ]
        if case .completed = outcome {
            logger.debug("job settled", metadata: metadata)
        } else {
            logger.info("job settled", metadata: metadata)
        }
        await Task { await acknowledge(job, as: outcome, error: error, metadata) }.value
    }

    /// Until it is written: a disk that is full now has space later, and a job that is never settled stands still for
    /// ever. A process that stops lets go of it: the next start frees it.
    private func acknowledge(_ job: Job, as outcome: Outcome, error: String?, _ metadata: Logger.Metadata) async {
        for attempt in 1... {
            do { return try await store.settle(job, as: outcome, error: error, at: now()) } catch StoreError.conflict {
                return logger.error("job was settled by somebody else", metadata: metadata)
            } catch {
                logger.error("job could not be settled", metadata: metadata.merging(["cause": "\(error)"]) { $1 })
                guard !draining.hasBegun else { return }
                try? await Task.sleep(for: min(.seconds(10), .milliseconds(200 * attempt)))
            }
        }
    }
}

/// A job that ended the process as often as it may be tried.
struct FatalJob: Error {
    let attempts: Int
}

/// A job of a kind that this version does not know.
struct UnknownKind: Error {
    let kind: String
}
