public import Domain
public import Foundation
import GRDB

extension Store {
    /// Does it to one download. Throws `notFound`, `conflict` where the download's account is gone or the deed changes
    /// nothing of it, `IllegalMove` where it is over.
    public func act(
        _ act: DownloadDeed, on download: Download.ID, in scope: Set<Enterprise.ID>, recording deed: Deed? = nil,
        at now: Date
    ) async throws {
        try await write(recording: deed, at: now) { db in
            guard let row = try Self.downloadRow(download, in: db), scope.contains(row.enterprise) else {
                throw StoreError.notFound
            }
            try Self.perform(act, on: row, at: now, in: db)
        }
        progressSignal.fire()
        jobSignal.fire()
    }

    public func cancel(
        _ download: Download.ID, in scope: Set<Enterprise.ID>, recording deed: Deed? = nil, at now: Date
    ) async throws { try await act(.cancel, on: download, in: scope, recording: deed, at: now) }

    public func retry(
        _ download: Download.ID, in scope: Set<Enterprise.ID>, recording deed: Deed? = nil, at now: Date
    ) async throws { try await act(.retry, on: download, in: scope, recording: deed, at: now) }

    /// Does it to all that match and that it changes anything of, in one transaction; gives how many these were. Where
    /// there was none, nothing is recorded.
    public func act(
        _ act: DownloadDeed, onAll filter: DownloadFilter, recording deed: Deed? = nil, at now: Date
    ) async throws -> Int {
        let count = try await write { db -> Int in
            var count = 0
            for row in try Self.downloads(matching: filter.changed(by: act), in: db) {
                do { try Self.perform(act, on: row, at: now, in: db) } catch StoreError.conflict { continue }
                count += 1
            }
            if let deed, count > 0 { try Self.record(deed, at: now, in: db) }
            return count
        }
        progressSignal.fire()
        jobSignal.fire()
        return count
    }

    /// Throws before it writes anything, or not at all.
    private static func perform(_ act: DownloadDeed, on row: DownloadRow, at now: Date, in db: Database) throws {
        if act == .cancel { return try cancel(row, at: now, in: db) }
        guard act.standings.contains(row.standing) else { throw StoreError.conflict }
        switch act {
        case .cancel: break
        case .pause: try pause(row, since: now, at: now, in: db)
        case .resume: try pause(row, since: nil, at: now, in: db)
        case .retry: try retry(row, at: now, in: db)
        case .prioritize(let priority): try prioritize(row, as: priority, at: now, in: db)
        }
    }

    static func cancel(_ row: DownloadRow, at now: Date, in db: Database) throws {
        try move(row.id, to: .cancelled, at: now, in: db)
        try moveJobs(of: row.id, to: .cancelled, in: db)
    }

    private static func pause(_ row: DownloadRow, since instant: Date?, at now: Date, in db: Database) throws {
        try db.execute(
            sql: "UPDATE downloads SET paused_at = ? WHERE id = ?",
            arguments: [instant?.milliseconds, row.id.rawValue])
        try note(row.id, at: now, in: db)
    }

    private static func prioritize(_ row: DownloadRow, as priority: Priority, at now: Date, in db: Database) throws {
        for column in ["downloads SET priority = ? WHERE id", "jobs SET priority = ? WHERE download_id"] {
            try db.execute(sql: "UPDATE \(column) = ?", arguments: [priority.rawValue, row.id.rawValue])
        }
        try note(row.id, at: now, in: db)
    }

    private static func retry(_ row: DownloadRow, at now: Date, in db: Database) throws {
        // Without its account it would wait for a person for ever.
        let isThere = try Bool.fetchOne(
            db, sql: "SELECT 1 FROM accounts WHERE id = ? AND removed_at IS NULL", arguments: [row.account.rawValue])
        guard isThere == true else { throw StoreError.conflict }
        try move(row.id, to: .running, at: now, in: db)
        try db.execute(sql: "UPDATE downloads SET rounds = 0 WHERE id = ?", arguments: [row.id.rawValue])
        try db.execute(
            sql: """
                UPDATE jobs SET state = 'ready', run_at = ?, attempts = 0, error = NULL
                WHERE download_id = ? AND state IN ('failed', 'parked')
                """, arguments: [now.milliseconds, row.id.rawValue])
        guard row.state == .differing else { return }
        try db.execute(sql: "UPDATE windows SET rounds = 0 WHERE download_id = ?", arguments: [row.id.rawValue])
        try reopen(row.id, at: now, in: db)
    }

    /// The account is usable again: its downloads go on from their cursors.
    static func wakeDownloads(of account: Account.ID, at now: Date, in db: Database) throws {
        // A running one too: an instant that came may have ended the wait while a job stayed parked.
        let underWay = try Int64.fetchAll(
            db, sql: "SELECT id FROM downloads WHERE account_id = ? AND state IN ('running', 'waiting')",
            arguments: [account.rawValue])
        for id in underWay.map(Download.ID.init(rawValue:)) {
            try move(id, to: .running, at: now, in: db)
            try db.execute(
                sql:
                    "UPDATE jobs SET state = 'ready', run_at = ?, attempts = 0 WHERE download_id = ? AND state = 'parked'",
                arguments: [now.milliseconds, id.rawValue])
        }
        try wakeFileJobs(of: account, at: now, in: db)
    }
}
