public import Domain
public import Foundation
import GRDB

/// What a run of 定时同步 began.
public struct SyncRun: Hashable, Sendable {
    public let downloads: [Download.ID]
    public let obstacles: Set<SyncObstacle>
}

extension Store {
    /// The run that is due: its downloads, what it says of itself and the job of the next day in one transaction, so that
    /// a run that died with the process is not made twice. Nil where none is due, or no more.
    public func syncOnTime(_ enterprise: Enterprise.ID, at now: Date) async throws -> SyncRun? {
        let run = try await write { db -> SyncRun? in
            guard let row = try Self.schedule(of: enterprise, in: db), row.schedule.isOn else { return nil }
            let isDue = row.nextRunAt <= now
            let run = isDue ? try Self.sync(row, for: nil, at: now, in: db) : nil
            // Later than tomorrow only where the clock was ahead when it was written.
            let next = isDue ? row.schedule.nextRun(after: now) : min(row.nextRunAt, row.schedule.nextRun(after: now))
            try db.execute(
                sql: "UPDATE schedules SET next_run_at = ? WHERE enterprise_id = ?",
                arguments: [next.milliseconds, enterprise.rawValue])
            try Self.setSyncJob(of: enterprise, at: next, in: db)
            return run
        }
        progressSignal.fire()
        jobSignal.fire()
        return run
    }

    /// 立即同步: the same, besides the one of the day. Throws `notFound` where no schedule is set.
    public func syncNow(
        _ enterprise: Enterprise.ID, for user: User.ID, recording deed: Deed, at now: Date
    ) async throws -> SyncRun {
        let run = try await write(recording: deed, at: now) { db in
            guard let row = try Self.schedule(of: enterprise, in: db) else { throw StoreError.notFound }
            return try Self.sync(row, for: user, at: now, in: db)
        }
        progressSignal.fire()
        jobSignal.fire()
        return run
    }

    private static func sync(
        _ row: ScheduleRow, for user: User.ID?, at now: Date, in db: Database
    ) throws -> SyncRun {
        var (downloads, obstacles) = ([Download.ID](), Set<SyncObstacle>())
        if try user == nil && !hasPeople(row.enterprise, in: db) {
            obstacles = [.nobody]
        } else {
            for direction in Direction.allCases where row.schedule.directions.contains(direction) {
                switch try begin(row, direction, for: user, at: now, in: db) {
                case .success(let download): downloads.append(download)
                case .failure(let stop): obstacles.insert(stop.obstacle)
                }
            }
        }
        try db.execute(
            sql: "UPDATE schedules SET last_run_at = ?, last_obstacles = ? WHERE enterprise_id = ?",
            arguments: [now.milliseconds, obstacles.column, row.enterprise.rawValue])
        return SyncRun(downloads: downloads, obstacles: obstacles)
    }

    private struct Stop: Error {
        let obstacle: SyncObstacle
    }

    private static func begin(
        _ row: ScheduleRow, _ direction: Direction, for user: User.ID?, at now: Date, in db: Database
    ) throws -> Result<Download.ID, Stop> {
        guard let bearer = try bearer(of: row.enterprise, direction, in: db) else {
            return .failure(Stop(obstacle: .noAccount(for: direction)))
        }
        for earlier in try earlierSyncs(of: row.enterprise, direction, in: db) {
            if earlier.pausedAt != nil { return .failure(Stop(obstacle: .paused)) }
            // What goes on by itself is left to end, or one that takes longer than a day never would.
            guard let trouble = earlier.trouble, Self.ofPeople.contains(trouble) else {
                return .failure(Stop(obstacle: .underWay))
            }
            try cancel(earlier, at: now, in: db)
        }
        let days = row.schedule.days(on: Day(at: now), missed: try missedDay(of: row.enterprise, direction, in: db))
        let request = DownloadRequest(
            InvoiceQuery(direction: direction, days: days), tab: bearer.tab, files: row.schedule.files,
            priority: user == nil ? .scheduled : .normal)
        let begun = try begin(
            request, of: row.enterprise, by: bearer.account, choice: bearer.choice, for: user, at: now, in: db)
        try db.execute(
            sql: "UPDATE downloads SET scheduled_at = ? WHERE id = ?",
            arguments: [now.milliseconds, begun.id.rawValue])
        return .success(begun.id)
    }

    /// What only a person ends: the next run takes its days too.
    private static let ofPeople: [Trouble] = [.verificationRequired, .diskMissing, .diskUnverified]

    private struct Bearer {
        let account: Account.ID
        let tab: DownloadTab
        let choice: AccountChoice
    }

    /// By whom a company is synced: its default account, or else a disk, the newest of those that may be used.
    private static func bearer(
        of enterprise: Enterprise.ID, _ direction: Direction, in db: Database
    ) throws -> Bearer? {
        if let account = try defaultAccounts(of: enterprise, in: db)[direction] {
            return Bearer(account: account, tab: .query, choice: .standard)
        }
        let sql = """
            SELECT id FROM accounts WHERE enterprise_id = ? AND platform = 'disk' AND removed_at IS NULL
            ORDER BY state = 'usable' DESC, id DESC LIMIT 1
            """
        return try Int64.fetchOne(db, sql: sql, arguments: [enterprise.rawValue]).map {
            Bearer(account: Account.ID(rawValue: $0), tab: .diskQuery, choice: .named)
        }
    }

    private static func earlierSyncs(
        of enterprise: Enterprise.ID, _ direction: Direction, in db: Database
    ) throws -> [DownloadRow] {
        let sql = """
            SELECT * FROM downloads WHERE enterprise_id = ? AND direction = ? AND state IN ('running', 'waiting')
                AND scheduled_at IS NOT NULL
            """
        return try Row.fetchAll(db, sql: sql, arguments: [enterprise.rawValue, direction.rawValue])
            .map { try DownloadRow(row: $0) }
    }

    /// The first day whose run was not read to its end: the day after the last that was, or else that of the first run.
    private static func missedDay(
        of enterprise: Enterprise.ID, _ direction: Direction, in db: Database
    ) throws -> Day? {
        let sql = """
            SELECT coalesce(
                (SELECT date(max(last_day), '+1 day') FROM downloads WHERE scheduled_at IS NOT NULL
                    AND enterprise_id = ?1 AND direction = ?2 AND state IN ('proved', 'differing')),
                (SELECT min(last_day) FROM downloads WHERE scheduled_at IS NOT NULL
                    AND enterprise_id = ?1 AND direction = ?2))
            """
        return try String.fetchOne(db, sql: sql, arguments: [enterprise.rawValue, direction.rawValue])
            .flatMap { Day($0) }
    }

    /// Where everybody has lost a company, no machine goes on asking for its invoices.
    private static func hasPeople(_ enterprise: Enterprise.ID, in db: Database) throws -> Bool {
        let sql = """
            SELECT EXISTS (SELECT 1 FROM users CROSS JOIN memberships ON user_id = users.id AND enterprise_id = ?)
            """
        return try Bool.fetchOne(db, sql: sql, arguments: [enterprise.rawValue]) ?? false
    }
}
