public import Domain
public import Foundation
import GRDB

/// How fast a download has been going of late.
public struct Pace: Sendable {
    /// Invoices a second over the last seconds; nil while too little is known.
    public let perSecond: Double?
}

extension Store {
    public func download(_ id: Download.ID, in scope: Set<Enterprise.ID>) async throws -> DownloadRow? {
        try await read { db in
            let row = try Self.downloadRow(id, in: db)
            return row.flatMap { scope.contains($0.enterprise) ? $0 : nil }
        }
    }

    public func standing(of download: Download.ID) async throws -> Download.Standing? {
        try await read { try Self.downloadRow(download, in: $0)?.standing }
    }

    static func downloadRow(_ id: Download.ID, in db: Database) throws -> DownloadRow? {
        try Row.fetchOne(db, sql: "SELECT * FROM downloads WHERE id = ?", arguments: [id.rawValue])
            .map { try DownloadRow(row: $0) }
    }

    /// The newest downloads of these companies, newest first.
    public func downloads(of scope: Set<Enterprise.ID>, limit: Int) async throws -> [DownloadRow] {
        try await read { db in
            let sql = """
                SELECT * FROM downloads WHERE enterprise_id IN (SELECT value FROM json_each(?))
                ORDER BY id DESC LIMIT ?
                """
            return try Row.fetchAll(db, sql: sql, arguments: [scope.json, limit]).map { try DownloadRow(row: $0) }
        }
    }

    /// A download's windows in the order of a tree: by first day, a parent before its parts.
    public func windows(of download: Download.ID) async throws -> [WindowRow] {
        try await read { db in
            let sql = """
                SELECT \(WindowRow.columns) FROM windows JOIN downloads ON downloads.id = download_id
                WHERE download_id = ? ORDER BY windows.first_day, windows.id
                """
            return try Row.fetchAll(db, sql: sql, arguments: [download.rawValue]).map { try WindowRow(row: $0) }
        }
    }

    static func windowRow(_ id: Window.ID, in db: Database) throws -> WindowRow? {
        let sql = """
            SELECT \(WindowRow.columns) FROM windows JOIN downloads ON downloads.id = download_id
            WHERE windows.id = ?
            """
        return try Row.fetchOne(db, sql: sql, arguments: [id.rawValue]).map { try WindowRow(row: $0) }
    }

    /// The download and one of its windows, for the job that works on it.
    public func window(_ id: Window.ID) async throws -> (download: DownloadRow, window: WindowRow)? {
        try await read { db in
            guard let window = try Self.windowRow(id, in: db),
                let download = try Self.downloadRow(window.download, in: db)
            else { return nil }
            return (download, window)
        }
    }

    /// The newest event id of each download that moved after `event`, oldest first.
    public func progress(
        after event: Int64, in scope: Set<Enterprise.ID>
    ) async throws
        -> [(event: Int64, download: Download.ID)]
    {
        try await read { db in
            let sql = """
                SELECT max(progress.id) AS event, download_id FROM progress
                JOIN downloads ON downloads.id = download_id
                WHERE progress.id > ? AND enterprise_id IN (SELECT value FROM json_each(?))
                GROUP BY download_id ORDER BY event
                """
            return try Row.fetchAll(db.cachedStatement(sql: sql), arguments: [event, scope.json])
                .map { (try $0.int("event"), try $0.key("download_id")) }
        }
    }

    /// The newest event's id; 0 before the first.
    public func newestEvent() async throws -> Int64 {
        try await read { try Int64.fetchOne($0, sql: "SELECT max(id) FROM progress") ?? 0 }
    }

    /// Each one's newest event, in their order; those of which nothing was ever noted are left out.
    public func newestEvents(of downloads: [Download.ID]) async throws -> [(event: Int64, download: Download.ID)] {
        try await read { db in
            let sql = """
                SELECT max(id) AS event, download_id FROM progress
                WHERE download_id IN (SELECT value FROM json_each(?)) GROUP BY download_id ORDER BY event
                """
            return try Row.fetchAll(db.cachedStatement(sql: sql), arguments: [Set(downloads).json]).map {
                (try $0.int("event"), try $0.key("download_id"))
            }
        }
    }

    /// Invoices a second over the last ten seconds of work.
    public func pace(of download: Download.ID, at now: Date) async throws -> Pace {
        try await read { db in
            let sql = """
                SELECT min(at) AS first, max(at) AS last, max(stored) - min(stored) AS gained FROM progress
                WHERE download_id = ? AND at > ?
                """
            let since = now.addingTimeInterval(-10).milliseconds
            guard let row = try Row.fetchOne(db, sql: sql, arguments: [download.rawValue, since]),
                let first = row.instantIfAny("first"), let last = row.instantIfAny("last"),
                let gained = row["gained"] as Int?, gained > 0, last.timeIntervalSince(first) > 0.2
            else { return Pace(perSecond: nil) }
            return Pace(perSecond: Double(gained) / last.timeIntervalSince(first))
        }
    }
}
