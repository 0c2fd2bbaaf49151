import Domain
public import Foundation
public import Jobs
public import Logging
public import Store

/// 定时同步: the job by which a company's downloads begin every day. A run that fell into a time when the console was off
/// is made once, at its start.
public struct Syncs: Sendable {
    private let store: Store
    private let logger: Logger
    private let now: @Sendable () -> Date

    public init(store: Store, logger: Logger, now: @escaping @Sendable () -> Date) {
        self.store = store
        self.logger = logger
        self.now = now
    }

    /// At start: sees to it that each company that is to be synced has its next job.
    public func schedule() async throws { try await store.addSyncJobs() }

    public var jobBody: JobBody {
        JobBody(kind: ScheduleJob.sync) { job, _ in
            let enterprise = Enterprise.ID(rawValue: job.subject)
            do {
                guard let run = try await store.syncOnTime(enterprise, at: now()) else { return .completed }
                logger.info(
                    "a company is synced",
                    metadata: [
                        "enterprise": "\(enterprise)", "downloads": "\(run.downloads.map(\.description))",
                        "obstacles": "\(run.obstacles.map(\.rawValue).sorted())",
                    ])
                return .completed
            } catch StoreError.diskFull {
                throw StoreError.diskFull
            } catch {
                // A job that gave up would never sync this company again.
                logger.error(
                    "a company could not be synced", metadata: ["enterprise": "\(enterprise)", "error": "\(error)"])
                return .again(after: .seconds(600), isAttempt: false)
            }
        }
    }
}
