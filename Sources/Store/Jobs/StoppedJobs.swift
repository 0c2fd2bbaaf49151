public import Domain
public import Foundation
import GRDB

/// A job that stands still, and why.
public struct StoppedJob: Hashable, Sendable {
    public let id: Job.ID
    public let kind: String
    /// The window that it works on, if it works on one.
    public let subject: Int64
    public let state: JobState
    public let attempts: Int
    public let fault: JobFault
}

extension Store {
    /// When the download's windows are worked on again, where all of them wait for more than a moment.
    public func nextTry(of download: Download.ID, at now: Date) async throws -> Date? {
        try await read { db in
            let sql = """
                SELECT min(run_at) FROM jobs WHERE download_id = ? AND kind <> ? AND state IN ('ready', 'running')
                HAVING count(*) = count(CASE WHEN state = 'ready' AND run_at > ? THEN 1 END)
                """
            return try Int64.fetchOne(
                db, sql: sql,
                arguments: [download.rawValue, FileJob.window, now.addingTimeInterval(Self.moment).milliseconds]
            ).map { Date(milliseconds: $0) }
        }
    }

    private static let moment: TimeInterval = 5

    /// A download's jobs that failed, wait, or are to be tried again after a fault, by id.
    public func stoppedJobs(of download: Download.ID) async throws -> [StoppedJob] {
        try await read { db in
            let sql = """
                SELECT id, kind, subject, state, attempts, error FROM jobs
                WHERE download_id = ? AND error IS NOT NULL AND state IN ('ready', 'parked', 'failed') ORDER BY id
                """
            return try Row.fetchAll(db, sql: sql, arguments: [download.rawValue]).map { row in
                // Earlier versions kept the error itself there.
                StoppedJob(
                    id: try row.key("id"), kind: try row.text("kind"), subject: try row.int("subject"),
                    state: try row.word("state"), attempts: try row.count("attempts"),
                    fault: JobFault(rawValue: try row.text("error")) ?? .unexpected)
            }
        }
    }
}
