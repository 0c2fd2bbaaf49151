public import Domain
import GRDB

/// What earlier downloads tell of the next one.
public struct DownloadHistory: Hashable, Sendable {
    /// Rows that the bureau gave for one query where it had refused more; nil: it has refused none of late.
    public let cap: Int?
    /// Requests a second, of the middle one of the last downloads; nil before the first.
    public let requestsPerSecond: Double?

    public init(cap: Int?, requestsPerSecond: Double?) {
        self.cap = cap
        self.requestsPerSecond = requestsPerSecond
    }
}

extension Store {
    /// Of the last 20 downloads at the bureau of this company.
    ///
    /// - Parameter pageRows: the most rows of a page.
    public func downloadHistory(of enterprise: Enterprise.ID, pageRows: Int) async throws -> DownloadHistory {
        try await read { db in
            let recent = try Int64.fetchAll(
                db,
                sql: """
                    SELECT downloads.id FROM downloads JOIN enterprises ON enterprises.id = enterprise_id
                    WHERE area = (SELECT area FROM enterprises WHERE id = ?) ORDER BY downloads.id DESC LIMIT 20
                    """, arguments: [enterprise.rawValue])
            let ids = "[\(recent.map(String.init).joined(separator: ","))]"
            return DownloadHistory(
                cap: try Self.cap(of: ids, in: db), requestsPerSecond: try Self.pace(of: ids, pageRows, in: db))
        }
    }

    /// A window inside one month is cut for nothing but the cap.
    private static func cap(of downloads: String, in db: Database) throws -> Int? {
        let sql = """
            WITH recent AS (
                SELECT state, bureau_count FROM windows WHERE download_id IN (SELECT value FROM json_each(?))
                    AND substr(first_day, 1, 7) = substr(last_day, 1, 7))
            SELECT max(bureau_count) FROM recent WHERE state = 'proved'
                AND bureau_count < (SELECT min(bureau_count) FROM recent WHERE state = 'split' AND bureau_count > 0)
            """
        return try Int.fetchOne(db, sql: sql, arguments: [downloads]).flatMap { $0 > 0 ? $0 : nil }
    }

    /// Counted as a prediction counts them. A download that waited for its person is slow, but not the middle one.
    private static func pace(of downloads: String, _ pageRows: Int, in db: Database) throws -> Double? {
        let sql = """
            SELECT sum(2 + iif(windows.state = 'split', 0, (coalesce(bureau_count, 0) + ?1 - 1) / ?1)) * 1000.0
                / max(ended_at - began_at, 500) AS pace
            FROM windows JOIN downloads ON downloads.id = download_id
            WHERE downloads.state = 'proved' AND download_id IN (SELECT value FROM json_each(?2))
            GROUP BY download_id ORDER BY pace
            """
        let paces = try Double.fetchAll(db, sql: sql, arguments: [pageRows, downloads])
        return paces.isEmpty ? nil : paces[paces.count / 2]
    }
}
