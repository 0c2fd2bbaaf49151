public import Domain
import Foundation
import GRDB

extension Store {
    /// The newest first, at most `limit`; each kind comes by its own index in the order of the list, so that a page
    /// costs the same in a library of any size.
    public func changes(
        matching filter: ChangeFilter, after cursor: ChangeCursor? = nil, limit: Int
    ) async throws -> [SeenChange] {
        try await read { db in
            let kinds = filter.kind.map { [$0] } ?? Change.Kind.allCases
            let found = try kinds.flatMap { try Self.changes($0, filter, after: cursor, limit: limit, in: db) }
            return Array(found.sorted { $0.cursor.precedes($1.cursor) }.prefix(limit))
        }
    }

    private static func changes(
        _ kind: Change.Kind, _ filter: ChangeFilter, after cursor: ChangeCursor?, limit: Int, in db: Database
    ) throws -> [SeenChange] {
        let (time, id) = kind == .added ? ("first_seen_at", "invoices.id") : ("seen_at", "invoice_changes.id")
        var condition = "\(time) >= ? AND \(time) < ?"
        var arguments: StatementArguments = [filter.from.milliseconds, filter.to.milliseconds]
        if let cursor {
            let rest = cursor.rest(of: kind)
            condition += " AND (\(time), \(id)) < (?, ?)"
            arguments += [rest.milliseconds, rest.id]
        }
        let source =
            kind == .added
            ? "invoices WHERE enterprise_id = ?"
            : """
            invoice_changes JOIN invoices ON invoices.id = invoice_id
            WHERE invoice_changes.enterprise_id = ? AND invoice_changes.kind = '\(kind.rawValue)'
            """
        let own = kind == .added ? "NULL AS fact, '' AS before, '' AS after" : "fact, before, after"
        let sql = """
            SELECT invoices.*, \(time) AS seen, \(id) AS change_id, \(own) FROM \(source) AND \(condition)
            ORDER BY \(time) DESC, \(id) DESC LIMIT ?
            """
        return try Row.fetchAll(db, sql: sql, arguments: [filter.enterprise.rawValue] + arguments + [limit])
            .map { try SeenChange(row: $0, kind) }
    }

    /// How many of each kind, whatever kind the filter names. At most `most` and one are counted of a kind.
    public func changeCounts(matching filter: ChangeFilter, most: Int) async throws -> Change.Counts {
        try await read { try Self.changeCounts(of: filter.enterprise, filter.from, filter.to, most: most, in: $0) }
    }

    static func changeCounts(
        of enterprise: Enterprise.ID, _ from: Date, _ to: Date, most: Int, in db: Database
    ) throws -> Change.Counts {
        try Dictionary(
            uniqueKeysWithValues: Change.Kind.allCases.map { kind in
                let rows =
                    kind == .added
                    ? "invoices WHERE enterprise_id = ? AND first_seen_at >= ? AND first_seen_at < ?"
                    : "invoice_changes WHERE enterprise_id = ? AND kind = '\(kind.rawValue)' AND seen_at >= ? AND seen_at < ?"
                let count = try Int.fetchOne(
                    db, sql: "SELECT count(*) FROM (SELECT 1 FROM \(rows) LIMIT ?)",
                    arguments: [enterprise.rawValue, from.milliseconds, to.milliseconds, most + 1])
                return (kind, count ?? 0)
            })
    }
}

extension ChangeCursor {
    private var rank: Int { Change.Kind.allCases.firstIndex(of: kind) ?? 0 }

    func precedes(_ other: ChangeCursor) -> Bool {
        (other.seenAt, rank, other.id) < (seenAt, other.rank, id)
    }

    /// After this one, of `kind`: those before this instant and id. Of one instant the kinds come in their order.
    fileprivate func rest(of kind: Change.Kind) -> (milliseconds: Int64, id: Int64) {
        let other = ChangeCursor(seenAt: seenAt, kind: kind, id: 0).rank
        let id = other == rank ? id : other > rank ? Int64.max : Int64.min
        return (seenAt.milliseconds, id)
    }
}

extension SeenChange {
    fileprivate init(row: Row, _ kind: Change.Kind) throws {
        self.init(
            cursor: ChangeCursor(seenAt: try row.instant("seen"), kind: kind, id: try row.int("change_id")),
            direction: try row.word("direction"), invoice: try Invoice(row: row),
            fact: try (row["fact"] as String?).map { try Change.Fact(rawValue: $0) ?? row.damaged("fact") },
            before: try row.text("before"), after: try row.text("after"))
    }
}
