public import Domain
public import Foundation
import GRDB

/// The stable names of the jobs that a download is made of. They lie in databases: never rename one.
public enum DownloadJob {
    /// Counts, cuts or fetches the window that is its subject.
    public static let window = "download.window"
    /// Asks for the whole query's count once more, after the last window, and compares it with the library.
    public static let certify = "download.certify"
}

/// The download of a query that was asked for.
public struct BegunDownload: Sendable {
    public let id: Download.ID
    /// False: the same query was under way, and this is its download.
    public let isNew: Bool
}

extension Store {
    /// 下载发票: the download, its root window, the first job and its line in the log in one transaction. The same query
    /// that is already under way is not begun twice, nor written down twice: a double click finds the first.
    public func begin(
        _ request: DownloadRequest, of enterprise: Enterprise.ID, by account: Account.ID,
        choice: AccountChoice = .standard, for user: User.ID?, recording deed: Deed? = nil, at now: Date
    ) async throws -> BegunDownload {
        let begun = try await write { db -> BegunDownload in
            let begun = try Self.begin(request, of: enterprise, by: account, choice: choice, for: user, at: now, in: db)
            if let deed, begun.isNew { try Self.record(deed, at: now, in: db) }
            return begun
        }
        jobSignal.fire()
        progressSignal.fire()
        return begun
    }

    static func begin(
        _ request: DownloadRequest, of enterprise: Enterprise.ID, by account: Account.ID, choice: AccountChoice,
        for user: User.ID?, at now: Date, in db: Database
    ) throws -> BegunDownload {
        if let same = try underWay(request, of: enterprise, by: account, in: db) {
            return BegunDownload(id: same, isNew: false)
        }
        try db.execute(
            sql: """
                INSERT INTO downloads (enterprise_id, account_id, requested_by, \(asked),
                    priority, state, requested_at, account_choice)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'running', ?, ?)
                """,
            arguments: [enterprise.rawValue, account.rawValue, user?.rawValue] + request.columns
                + [request.priority.rawValue, now.milliseconds, choice.rawValue])
        let id = Download.ID(rawValue: db.lastInsertedRowID)
        try add([request.query], to: id, under: nil, at: now, in: db)
        try note(id, at: now, in: db)
        return BegunDownload(id: id, isNew: true)
    }

    private static let asked = "tab, direction, first_day, last_day, kinds, statuses, deductions, files"

    private static func underWay(
        _ request: DownloadRequest, of enterprise: Enterprise.ID, by account: Account.ID, in db: Database
    ) throws -> Download.ID? {
        let sql = """
            SELECT id FROM downloads WHERE state IN ('running', 'waiting') AND enterprise_id = ? AND account_id = ?
                AND (\(asked)) = (?, ?, ?, ?, ?, ?, ?, ?)
            """
        return try Int64.fetchOne(
            db, sql: sql, arguments: [enterprise.rawValue, account.rawValue] + request.columns
        ).map(Download.ID.init(rawValue:))
    }

    /// Windows for these queries, each with its job.
    static func add(
        _ queries: [InvoiceQuery], to download: Download.ID, under parent: Window.ID?, at now: Date, in db: Database
    ) throws {
        for query in queries {
            try db.execute(
                sql: """
                    INSERT INTO windows (download_id, parent_id, first_day, last_day, kinds, statuses, sign, total_from,
                        total_to, state)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 'open')
                    """,
                arguments: [
                    download.rawValue, parent?.rawValue, query.days.first.description, query.days.last.description,
                    query.kinds.column, query.statuses.column, query.sign?.rawValue, query.totals?.from.rawValue,
                    query.totals?.to.rawValue,
                ])
            try addJob(DownloadJob.window, subject: db.lastInsertedRowID, of: download, at: now, in: db)
        }
    }

    static func addJob(
        _ kind: String, subject: Int64, of download: Download.ID, at now: Date, in db: Database
    ) throws {
        try db.execute(
            sql: """
                INSERT INTO jobs (kind, subject, download_id, account_id, priority, state, run_at)
                SELECT ?, ?, id, account_id, priority, 'ready', ? FROM downloads WHERE id = ?
                """, arguments: [kind, subject, now.milliseconds, download.rawValue])
    }

    /// A line in the event log: the download's newest state is worth showing.
    static func note(_ download: Download.ID, at now: Date, in db: Database) throws {
        try db.execute(
            sql: "INSERT INTO progress (download_id, at, stored) SELECT id, ?, stored FROM downloads WHERE id = ?",
            arguments: [now.milliseconds, download.rawValue])
    }

    /// Moves the download, as its state machine allows. A state that stays is no move.
    static func move(
        _ download: Download.ID, to next: Download.State, trouble: Trouble? = nil, at now: Date, in db: Database
    ) throws {
        guard let row = try downloadRow(download, in: db) else { throw StoreError.notFound }
        let state = try row.state.moved(to: next)
        try db.execute(
            sql: """
                UPDATE downloads SET state = ?, trouble = ?, trouble_until = ?, trouble_count = ?, trouble_cap = ?,
                    ended_at = ?, paused_at = iif(?, NULL, paused_at) WHERE id = ?
                """,
            arguments: [state.rawValue] + (trouble?.columns ?? [nil, nil, nil, nil])
                + [state.isOver ? now.milliseconds : nil, state.isOver, download.rawValue])
        try note(download, at: now, in: db)
    }
}

extension DownloadRequest {
    /// The values of `tab, direction, first_day, last_day, kinds, statuses, deductions, files`.
    fileprivate var columns: StatementArguments {
        [
            tab.rawValue, query.direction.rawValue, query.days.first.description, query.days.last.description,
            query.kinds.column, query.statuses.column, query.deductions.column, files.column,
        ]
    }
}
