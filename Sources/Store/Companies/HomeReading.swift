public import Domain
import GRDB

/// How far a new person is with the three steps.
public struct FirstSteps: Sendable {
    /// Some company that has an account; nil: none has.
    public let withAccount: Enterprise.ID?
    public let hasDefaults: Bool
    public let hasDownloads: Bool
}

extension Store {
    /// Downloads that run or wait, newest first, and how many there are in all.
    public func downloadsUnderWay(
        in scope: Set<Enterprise.ID>, limit: Int
    ) async throws -> (few: [NamedDownload], total: Int) {
        try await read { db in
            let sql = """
                SELECT downloads.*, enterprises.name AS company, count(*) OVER () AS total
                FROM downloads JOIN enterprises ON enterprises.id = enterprise_id
                WHERE downloads.state IN ('running', 'waiting')
                    AND +enterprise_id IN (SELECT value FROM json_each(?))
                ORDER BY downloads.id DESC LIMIT ?
                """
            let rows = try Row.fetchAll(db, sql: sql, arguments: [scope.json, limit])
            return (try rows.map { try NamedDownload(row: $0) }, try rows.first?.count("total") ?? 0)
        }
    }

    public func firstSteps(in scope: Set<Enterprise.ID>) async throws -> FirstSteps {
        try await read { db in
            let inScope = "enterprise_id IN (SELECT value FROM json_each(:scope))"
            let sql = """
                SELECT (SELECT enterprise_id FROM accounts WHERE removed_at IS NULL AND platform = 'digital' AND \(inScope) LIMIT 1)
                        AS account,
                    EXISTS (SELECT 1 FROM default_accounts WHERE \(inScope)) AS defaults,
                    EXISTS (SELECT 1 FROM downloads WHERE \(inScope)) AS downloads
                """
            let row = try Row.fetchOne(db, sql: sql, arguments: ["scope": scope.json])
            return FirstSteps(
                withAccount: (row?["account"] as Int64?).map(Enterprise.ID.init(rawValue:)),
                hasDefaults: (row?["defaults"] as Bool?) ?? false,
                hasDownloads: (row?["downloads"] as Bool?) ?? false)
        }
    }
}
