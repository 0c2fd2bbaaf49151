public import Domain
public import Foundation
import GRDB

/// The stable names of the jobs that care for invoices' files.
public enum FileJob {
    /// Fetches the files of the window that is its subject.
    public static let window = "download.files"
    /// Fetches again what was damaged, by the account that is its subject.
    public static let mending = "files.mending"
    /// Reads all files and compares them with their hashes, once a day. It is one job, which never completes.
    public static let examination = "files.examination"
}

extension Store {
    /// For a window that is proved, if its download asks for files.
    static func addFileJob(for window: Window.ID, of download: Download.ID, at now: Date, in db: Database) throws {
        try db.execute(
            sql: """
                INSERT INTO jobs (kind, subject, download_id, account_id, priority, state, run_at)
                SELECT ?1, ?2, id, account_id, priority, 'ready', ?3 FROM downloads WHERE id = ?4 AND files <> ''
                    AND NOT EXISTS (SELECT 1 FROM jobs
                        WHERE kind = ?1 AND subject = ?2 AND state IN ('ready', 'parked'))
                """, arguments: [FileJob.window, window.rawValue, now.milliseconds, download.rawValue])
    }

    /// The account is usable again: files that waited for it, or stopped because of it, go on.
    static func wakeFileJobs(of account: Account.ID, at now: Date, in db: Database) throws {
        try db.execute(
            sql: """
                UPDATE jobs SET state = 'ready', run_at = ?, attempts = 0, error = NULL
                WHERE account_id = ? AND kind IN (?, ?) AND (state = 'parked' OR state = 'failed' AND error IN (
                    '\(JobFault.wrongPassword.rawValue)', '\(JobFault.accountLocked.rawValue)',
                    '\(JobFault.notPermitted.rawValue)'))
                """, arguments: [now.milliseconds, account.rawValue, FileJob.window, FileJob.mending])
    }

    /// 重新下载文件: what of this download's files is damaged, and what never came, is asked for again. Throws `notFound`,
    /// and `conflict` where it asks for no files, was cancelled, or its account is gone.
    public func retryFiles(
        of download: Download.ID, in scope: Set<Enterprise.ID>, recording deed: Deed? = nil, at now: Date
    ) async throws {
        try await write(recording: deed, at: now) { db in
            guard let row = try Self.downloadRow(download, in: db), scope.contains(row.enterprise) else {
                throw StoreError.notFound
            }
            guard !row.files.isEmpty, row.state != .cancelled, try Self.account(row.account, in: db) != nil else {
                throw StoreError.conflict
            }
            let condition = InvoiceCondition(LibraryFilter(enterprise: row.enterprise, query: row.query))
            try db.execute(
                sql: """
                    UPDATE invoice_file_troubles SET tries = 0, retry_at = ? WHERE tries >= ?
                        AND format IN (\(Self.formats))
                        AND invoice_id IN (SELECT id FROM invoices WHERE \(condition.sql))
                    """,
                arguments: [now.milliseconds, FileTrouble.mostTries, row.files.json] + condition.arguments)
            // Others take the place of those that stopped.
            try db.execute(
                sql: "UPDATE jobs SET state = 'cancelled' WHERE download_id = ? AND kind = ? AND state = 'failed'",
                arguments: [download.rawValue, FileJob.window])
            let proved = try Int64.fetchAll(
                db, sql: "SELECT id FROM windows WHERE download_id = ? AND state = 'proved'",
                arguments: [download.rawValue])
            for window in proved {
                try Self.addFileJob(for: Window.ID(rawValue: window), of: download, at: now, in: db)
            }
            try Self.noteFiles(of: download, atMostEvery: 0, at: now, in: db)
        }
        progressSignal.fire()
        jobSignal.fire()
    }

    /// 停止下载文件: what has not come stays away until it is asked for again; a file that is under way still comes. Throws
    /// `notFound`, and `conflict` where nothing is to come.
    public func stopFiles(
        of download: Download.ID, in scope: Set<Enterprise.ID>, recording deed: Deed? = nil, at now: Date
    ) async throws {
        try await write(recording: deed, at: now) { db in
            guard let row = try Self.downloadRow(download, in: db), scope.contains(row.enterprise) else {
                throw StoreError.notFound
            }
            try db.execute(
                sql: """
                    UPDATE jobs SET state = 'failed', boot = NULL, error = ?
                    WHERE download_id = ? AND kind = ? AND state IN ('ready', 'running', 'parked')
                    """, arguments: [JobFault.stopped.rawValue, download.rawValue, FileJob.window])
            guard db.changesCount > 0 else { throw StoreError.conflict }
            try Self.noteFiles(of: download, atMostEvery: 0, at: now, in: db)
        }
        progressSignal.fire()
        jobSignal.fire()
    }

    /// False once a person has stopped it.
    public func isRunning(_ job: Job) async throws -> Bool {
        try await read { db in
            let sql = "SELECT state = 'running' FROM jobs WHERE id = ?"
            return try Bool.fetchOne(db, sql: sql, arguments: [job.id.rawValue]) ?? false
        }
    }

    /// 重新下载 what is damaged, each by its company's default account; what has none stays. Gives how many files;
    /// where it is none, nothing is recorded.
    public func mendFiles(
        in scope: Set<Enterprise.ID>, recording deed: Deed? = nil, at now: Date
    ) async throws -> Int {
        let count = try await write { db -> Int in
            let sql = """
                SELECT trouble.invoice_id, trouble.format, \(Self.standardAccount) AS account
                FROM invoice_file_troubles AS trouble JOIN invoices ON invoices.id = trouble.invoice_id
                    JOIN default_accounts AS standard ON standard.enterprise_id = invoices.enterprise_id
                WHERE trouble.tries >= ? AND invoices.enterprise_id IN (SELECT value FROM json_each(?))
                    AND \(Self.standardAccount) IS NOT NULL
                """
            let rows = try Row.fetchAll(db, sql: sql, arguments: [FileTrouble.mostTries, scope.json])
            for row in rows {
                try db.execute(
                    sql: """
                        UPDATE invoice_file_troubles SET tries = 0, retry_at = ? WHERE invoice_id = ? AND format = ?
                        """, arguments: [now.milliseconds, try row.int("invoice_id"), try row.text("format")])
            }
            for account in Set(try rows.map { try $0.int("account") }) {
                try db.execute(
                    sql: """
                        INSERT INTO jobs (kind, subject, account_id, state, run_at) SELECT ?1, ?2, ?2, 'ready', ?3
                        WHERE NOT EXISTS (SELECT 1 FROM jobs
                            WHERE kind = ?1 AND subject = ?2 AND state IN ('ready', 'parked'))
                        """, arguments: [FileJob.mending, account, now.milliseconds])
            }
            if let deed, !rows.isEmpty { try Self.record(deed, at: now, in: db) }
            return rows.count
        }
        jobSignal.fire()
        return count
    }
}
