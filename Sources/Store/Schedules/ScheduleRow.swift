public import Domain
public import Foundation
import GRDB

/// 定时同步 of a company as it stands.
public struct ScheduleRow: Sendable {
    public let enterprise: Enterprise.ID
    public let schedule: Schedule
    /// Grows with each change, so that two people who change it notice each other.
    public let version: Int
    public let changedBy: String
    public let changedAt: Date
    public let nextRunAt: Date
    /// Nil before the first.
    public let lastRunAt: Date?
    /// Why the last run did not ask for all that it should have.
    public let obstacles: Set<SyncObstacle>
}

/// The stable names of the jobs of 定时同步.
public enum ScheduleJob {
    /// Begins the downloads of the company that is its subject, and adds the job of the next day.
    public static let sync = "schedule.sync"
    /// Tells people once a day what is new. It is one job, which never completes.
    public static let digest = "digest"
}

/// Somebody else has changed the schedule since the page was shown.
public struct ScheduleChanged: Error, Hashable, Sendable {
    public let by: String
    public let at: Date
}

extension Store {
    /// Nil where nobody has set one.
    public func schedule(of enterprise: Enterprise.ID) async throws -> ScheduleRow? {
        try await read { try Self.schedule(of: enterprise, in: $0) }
    }

    static func schedule(of enterprise: Enterprise.ID, in db: Database) throws -> ScheduleRow? {
        try Row.fetchOne(db, sql: "SELECT * FROM schedules WHERE enterprise_id = ?", arguments: [enterprise.rawValue])
            .map { try ScheduleRow(row: $0) }
    }

    /// The newest download that a run has begun, of each direction.
    public func lastSyncs(of enterprise: Enterprise.ID) async throws -> [DownloadRow] {
        try await read { db in
            try Direction.allCases.compactMap { direction in
                let sql = """
                    SELECT * FROM downloads WHERE id = (SELECT max(id) FROM downloads
                        WHERE enterprise_id = ? AND direction = ? AND scheduled_at IS NOT NULL)
                    """
                return try Row.fetchOne(db, sql: sql, arguments: [enterprise.rawValue, direction.rawValue])
                    .map { try DownloadRow(row: $0) }
            }
        }
    }
}

extension ScheduleRow {
    init(row: Row) throws {
        enterprise = try row.key("enterprise_id")
        schedule = Schedule(
            isOn: try row.int("is_on") == 1, minute: try row.count("minute"), directions: try row.words("directions"),
            lookBackDays: try row.count("look_back_days"), files: try row.words("files"),
            hasDigest: try row.int("has_digest") == 1)
        version = try row.count("version")
        changedBy = try row.text("changed_by")
        changedAt = try row.instant("changed_at")
        nextRunAt = try row.instant("next_run_at")
        lastRunAt = row.instantIfAny("last_run_at")
        obstacles = try row.words("last_obstacles")
    }
}
