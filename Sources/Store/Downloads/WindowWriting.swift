public import Domain
public import Foundation
import GRDB

extension Store {
    /// The bureau's count for the window; for the root it is also what the download expects.
    public func count(_ window: WindowRow, as tally: Tally, at now: Date) async throws {
        try await change(window, at: now) { db in
            try Self.keep(tally, of: window, in: db)
            try db.execute(
                sql: "UPDATE downloads SET began_at = coalesce(began_at, ?) WHERE id = ?",
                arguments: [now.milliseconds, window.download.rawValue])
            guard window.parent == nil else { return }
            try db.execute(
                sql: "UPDATE downloads SET expected = ? WHERE id = ?",
                arguments: [tally.count, window.download.rawValue])
        }
    }

    /// Cuts the window into smaller ones, each with its job.
    public func split(_ window: WindowRow, into queries: [InvoiceQuery], at now: Date) async throws {
        try await change(window, at: now) { db in
            try Self.move(window, to: .split, in: db)
            try Self.add(queries, to: window.download, under: window.id, at: now, in: db)
        }
        jobSignal.fire()
    }

    /// A page of rows: the invoices, the cursor and the progress, or none of them.
    public func keep(
        _ invoices: [Invoice], page: Int, of window: WindowRow, in download: DownloadRow,
        noting notes: [WindowNote] = [],
        at now: Date
    ) async throws {
        try await change(window, at: now) { db in
            try Self.note(notes, on: window.id, in: db)
            try db.execute(
                sql: "UPDATE windows SET next_page = ?, stored = stored + ? WHERE id = ? AND next_page = ?",
                arguments: [page + 1, invoices.count, window.id.rawValue, page])
            guard db.changesCount == 1 else { throw StoreError.conflict }
            try Self.upsert(
                invoices, of: download.enterprise, direction: download.query.direction, at: now, in: db)
            try db.execute(
                sql: "UPDATE downloads SET stored = stored + ? WHERE id = ?",
                arguments: [invoices.count, window.download.rawValue])
            // The bureau answers: what went wrong before this page no longer counts against the job.
            try db.execute(
                sql: "UPDATE jobs SET attempts = 1 WHERE kind = ? AND subject = ? AND state = 'running'",
                arguments: [DownloadJob.window, window.id.rawValue])
        }
    }

    /// Rows that were met outside the window's own reading; its cursor stays.
    public func update(
        _ invoices: [Invoice], of window: WindowRow, in download: DownloadRow, at now: Date
    ) async throws {
        try await change(window, at: now) { db in
            try Self.upsert(invoices, of: download.enterprise, direction: download.query.direction, at: now, in: db)
        }
    }

    /// From the first page again, with the bureau's newest count: the totals moved while it was read.
    public func restart(
        _ window: WindowRow, counted tally: Tally, noting notes: [WindowNote] = [], at now: Date
    ) async throws {
        try await change(window, at: now) { db in
            try Self.note(notes, on: window.id, in: db)
            try Self.keep(tally, of: window, in: db)
            try Self.rewind(window, in: db)
        }
    }

    /// Compares the window with the library. Proved, if all four figures are equal; otherwise it differs. After the
    /// last window the whole is certified.
    ///
    /// - Parameter notes: why it differs, if it does, in place of what was noted of that before.
    public func conclude(
        _ window: WindowRow, in download: DownloadRow, counted tally: Tally, noting notes: [WindowNote] = [],
        at now: Date
    ) async throws {
        let filter = LibraryFilter(enterprise: download.enterprise, query: window.query)
        try await change(window, at: now) { db in
            let own = try Self.tally(matching: filter, in: db)
            try Self.keep(tally, of: window, in: db)
            try db.execute(
                sql: "UPDATE windows SET own_count = ?, own_amount = ?, own_tax = ?, own_total = ? WHERE id = ?",
                arguments: own.columns + [window.id.rawValue])
            try Self.move(window, to: own == tally ? .proved : .differing, in: db)
            try Self.dropNames(of: window.id, in: db)
            try Self.note(own == tally ? notes.filter { !$0.kind.isName } : notes, on: window.id, in: db)
            try Self.certifyIfLast(of: window.download, at: now, in: db)
        }
        jobSignal.fire()
    }

    private static func certifyIfLast(of download: Download.ID, at now: Date, in db: Database) throws {
        guard try openWindows(of: download, in: db) == 0 else { return }
        let root = try Int64.fetchOne(
            db, sql: "SELECT id FROM windows WHERE download_id = ? AND parent_id IS NULL",
            arguments: [download.rawValue])
        guard let root else { throw StoreError.notFound }
        try addJob(DownloadJob.certify, subject: root, of: download, at: now, in: db)
    }

    static func openWindows(of download: Download.ID, in db: Database) throws -> Int? {
        try Int.fetchOne(
            db, sql: "SELECT count(*) FROM windows WHERE download_id = ? AND state = 'open'",
            arguments: [download.rawValue])
    }

    static func keep(_ tally: Tally, of window: WindowRow, in db: Database) throws {
        try db.execute(
            sql:
                "UPDATE windows SET bureau_count = ?, bureau_amount = ?, bureau_tax = ?, bureau_total = ? WHERE id = ?",
            arguments: tally.columns + [window.id.rawValue])
    }

    static func rewind(_ window: WindowRow, in db: Database) throws {
        try db.execute(
            sql: """
                UPDATE downloads SET stored = stored - (SELECT stored FROM windows WHERE id = ?) WHERE id = ?
                """, arguments: [window.id.rawValue, window.download.rawValue])
        try db.execute(
            sql: "UPDATE windows SET next_page = 1, stored = 0, rounds = rounds + 1 WHERE id = ?",
            arguments: [window.id.rawValue])
    }

    static func move(_ window: WindowRow, to next: Window.State, in db: Database) throws {
        guard let row = try windowRow(window.id, in: db) else { throw StoreError.notFound }
        try db.execute(
            sql: "UPDATE windows SET state = ? WHERE id = ?",
            arguments: [try row.state.moved(to: next).rawValue, window.id.rawValue])
    }

    /// A change to a window of a download that still runs; throws `conflict` when a person has cancelled or paused it
    /// meanwhile.
    private func change<Value: Sendable>(
        _ window: WindowRow, at now: Date, _ body: @escaping @Sendable (Database) throws -> Value
    ) async throws -> Value {
        let value = try await write { db in
            guard let download = try Self.downloadRow(window.download, in: db), download.standing == .running else {
                throw StoreError.conflict
            }
            let value = try body(db)
            try Self.note(window.download, at: now, in: db)
            return value
        }
        progressSignal.fire()
        return value
    }
}

extension Tally {
    var columns: StatementArguments { [count, sums.amount.rawValue, sums.tax.rawValue, sums.total.rawValue] }
}
