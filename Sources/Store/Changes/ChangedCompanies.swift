public import Domain
public import Foundation
import GRDB

/// A company and how much of it changed.
public struct ChangedCompany: Sendable {
    public let enterprise: Enterprise
    public let counts: Change.Counts
}

extension Store {
    /// Of these companies, those of which anything was seen to be new or other; by name, at most `limit`, and how many
    /// there are. At most `most` and one are counted of a company and kind.
    public func changedCompanies(
        in scope: Set<Enterprise.ID>, from: Date, to: Date, most: Int, limit: Int
    ) async throws -> (few: [ChangedCompany], total: Int) {
        try await read { try Self.changedCompanies(in: scope, from, to, most: most, limit: limit, in: $0) }
    }

    static func changedCompanies(
        in scope: Set<Enterprise.ID>, _ from: Date, _ to: Date, most: Int, limit: Int, in db: Database
    ) throws -> (few: [ChangedCompany], total: Int) {
        let sql = """
            SELECT enterprises.*, count(*) OVER () AS total FROM enterprises
            WHERE id IN (SELECT value FROM json_each(:scope)) AND (
                EXISTS (SELECT 1 FROM invoices WHERE enterprise_id = enterprises.id
                    AND first_seen_at >= :from AND first_seen_at < :to)
                OR EXISTS (SELECT 1 FROM invoice_changes WHERE enterprise_id = enterprises.id
                    AND kind IN ('changed', 'reversed') AND seen_at >= :from AND seen_at < :to))
            ORDER BY name, id LIMIT :limit
            """
        let rows = try Row.fetchAll(
            db, sql: sql,
            arguments: ["scope": scope.json, "from": from.milliseconds, "to": to.milliseconds, "limit": limit])
        let few = try rows.map { row in
            let enterprise = try Enterprise(row: row)
            return ChangedCompany(
                enterprise: enterprise,
                counts: try changeCounts(of: enterprise.id, from, to, most: most, in: db))
        }
        return (few, try rows.first?.count("total") ?? 0)
    }
}
