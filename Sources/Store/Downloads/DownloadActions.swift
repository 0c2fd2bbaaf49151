public import Domain
public import Foundation
import GRDB

extension Store {
    /// 取消下载: what waits is cancelled, what runs ends at its next page. Invoices already here stay.
    public func cancel(
        _ download: Download.ID, in scope: Set<Enterprise.ID>, recording deed: Deed? = nil, at now: Date
    ) async throws {
        try await act(on: download, in: scope, recording: deed, at: now) { db in
            try Self.move(download, to: .cancelled, at: now, in: db)
            try Self.moveJobs(of: download, to: .cancelled, in: db)
        }
    }

    /// 重试: failed jobs run again with fresh attempts; a download that differs is read and compared anew.
    public func retry(
        _ download: Download.ID, in scope: Set<Enterprise.ID>, recording deed: Deed? = nil, at now: Date
    ) async throws {
        try await act(on: download, in: scope, recording: deed, at: now) { db in
            guard let row = try Self.downloadRow(download, in: db), row.state == .failed || row.state == .differing
            else { throw StoreError.conflict }
            // Without its account it would wait for a person for ever.
            guard try Self.account(row.account, in: db) != nil else { throw StoreError.conflict }
            try Self.move(download, to: .running, at: now, in: db)
            try db.execute(sql: "UPDATE downloads SET rounds = 0 WHERE id = ?", arguments: [download.rawValue])
            try db.execute(
                sql: """
                    UPDATE jobs SET state = 'ready', run_at = ?, attempts = 0, error = NULL
                    WHERE download_id = ? AND state IN ('failed', 'parked')
                    """, arguments: [now.milliseconds, download.rawValue])
            guard row.state == .differing else { return }
            try db.execute(sql: "UPDATE windows SET rounds = 0 WHERE download_id = ?", arguments: [download.rawValue])
            try Self.reopen(download, at: now, in: db)
        }
    }

    private func act(
        on download: Download.ID, in scope: Set<Enterprise.ID>, recording deed: Deed?, at now: Date,
        _ body: @escaping @Sendable (Database) throws -> Void
    ) async throws {
        try await write(recording: deed, at: now) { db in
            guard let row = try Self.downloadRow(download, in: db), scope.contains(row.enterprise) else {
                throw StoreError.notFound
            }
            try body(db)
        }
        progressSignal.fire()
        jobSignal.fire()
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
    }
}
