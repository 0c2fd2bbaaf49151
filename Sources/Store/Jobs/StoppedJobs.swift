public import Domain
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
