public import Domain
public import Foundation
import GRDB

extension Store {
    /// Sets 定时同步 and moves its job, or neither. `version` is what the page showed, 0 where there was none: throws
    /// `ScheduleChanged` where another stands now.
    public func setSchedule(
        _ schedule: Schedule, of enterprise: Enterprise.ID, version: Int, recording deed: Deed, at now: Date
    ) async throws {
        try await write(recording: deed, at: now) { db in
            let current = try Self.schedule(of: enterprise, in: db)
            guard current?.version ?? 0 == version else {
                throw ScheduleChanged(by: current?.changedBy ?? "", at: current?.changedAt ?? now)
            }
            try Self.write(schedule, of: enterprise, by: deed.person, at: now, in: db)
        }
        jobSignal.fire()
    }

    /// Sets the schedule of `source` for these companies too, in one transaction; gives for how many. Where it was for
    /// none, nothing is recorded.
    public func applySchedule(
        of source: Enterprise.ID, to companies: Set<Enterprise.ID>, unsetOnly: Bool, recording deed: Deed, at now: Date
    ) async throws -> Int {
        let count = try await write { db -> Int in
            guard let schedule = try Self.schedule(of: source, in: db)?.schedule else { throw StoreError.notFound }
            let targets = try Self.targets(companies, besides: source, unsetOnly: unsetOnly, in: db)
            for company in targets { try Self.write(schedule, of: company, by: deed.person, at: now, in: db) }
            if !targets.isEmpty { try Self.record(deed, at: now, in: db) }
            return targets.count
        }
        jobSignal.fire()
        return count
    }

    /// For how many companies that would be.
    public func countForSchedule(
        of source: Enterprise.ID, among companies: Set<Enterprise.ID>, unsetOnly: Bool
    ) async throws -> Int {
        try await read { try Self.targets(companies, besides: source, unsetOnly: unsetOnly, in: $0).count }
    }

    private static func targets(
        _ companies: Set<Enterprise.ID>, besides source: Enterprise.ID, unsetOnly: Bool, in db: Database
    ) throws -> [Enterprise.ID] {
        let sql = """
            SELECT value FROM json_each(?) WHERE value <> ?
                AND NOT (? AND EXISTS (SELECT 1 FROM schedules WHERE enterprise_id = value))
            """
        return try Int64.fetchAll(db, sql: sql, arguments: [companies.json, source.rawValue, unsetOnly])
            .map(Enterprise.ID.init(rawValue:))
    }

    private static func write(
        _ schedule: Schedule, of enterprise: Enterprise.ID, by person: String, at now: Date, in db: Database
    ) throws {
        let next = schedule.nextRun(after: now)
        try db.execute(
            sql: """
                INSERT INTO schedules (enterprise_id, is_on, minute, directions, look_back_days, files, has_digest,
                    version, changed_by, changed_at, next_run_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, 1, ?, ?, ?)
                ON CONFLICT (enterprise_id) DO UPDATE SET is_on = excluded.is_on, minute = excluded.minute,
                    directions = excluded.directions, look_back_days = excluded.look_back_days,
                    files = excluded.files, has_digest = excluded.has_digest, version = version + 1,
                    changed_by = excluded.changed_by, changed_at = excluded.changed_at,
                    next_run_at = excluded.next_run_at
                """,
            arguments: [
                enterprise.rawValue, schedule.isOn, schedule.minute, schedule.directions.column,
                schedule.lookBackDays, schedule.files.column, schedule.hasDigest, person, now.milliseconds,
                next.milliseconds,
            ])
        try setSyncJob(of: enterprise, at: schedule.isOn ? next : nil, in: db)
    }

    /// One job that is due at `instant`; nil: none. One that is being carried out ends by itself, and what ended is gone.
    static func setSyncJob(of enterprise: Enterprise.ID, at instant: Date?, in db: Database) throws {
        try db.execute(
            sql: """
                DELETE FROM jobs WHERE kind = '\(ScheduleJob.sync)' AND subject = ? AND state IN ('ready', 'completed')
                """, arguments: [enterprise.rawValue])
        guard let instant else { return }
        try addJob(ScheduleJob.sync, subject: enterprise.rawValue, at: instant, in: db)
    }

    /// At start: each schedule that is on has its job, also where one failed.
    public func addSyncJobs() async throws {
        try await write { db in
            try db.execute(
                sql: """
                    INSERT INTO jobs (kind, subject, state, run_at)
                    SELECT '\(ScheduleJob.sync)', enterprise_id, 'ready', next_run_at FROM schedules WHERE is_on
                        AND NOT EXISTS (SELECT 1 FROM jobs WHERE kind = '\(ScheduleJob.sync)'
                            AND subject = enterprise_id AND state IN ('ready', 'running'))
                    """)
        }
        jobSignal.fire()
    }
}
