import Domain
import GRDB

/// The library's invoices of days of a month, in the order of a certificate's list.
struct LibraryWalk {
    private let rows: RowCursor

    init(_ key: MonthKey, _ days: DayRange, kind: InvoiceKind, in db: Database) throws {
        try self.init(key, days, kinds: "kind = ?", [kind.rawValue], in: db)
    }

    /// Of all kinds but these.
    init(_ key: MonthKey, _ days: DayRange, without kinds: [InvoiceKind], in db: Database) throws {
        let list = kinds.isEmpty ? "''" : kinds.sqlList
        try self.init(key, days, kinds: "kind NOT IN (\(list))", [], in: db)
    }

    private init(
        _ key: MonthKey, _ days: DayRange, kinds: String, _ values: StatementArguments, in db: Database
    ) throws {
        rows = try Row.fetchCursor(
            db,
            sql: """
                SELECT key, amount, tax, total FROM invoices
                WHERE enterprise_id = ? AND direction = ? AND issued_at >= ? AND issued_at < ? AND \(kinds)
                ORDER BY length(key), key
                """,
            arguments: [
                key.enterprise.rawValue, key.direction.rawValue, days.first.start.milliseconds,
                (days.last + 1).start.milliseconds,
            ] + values)
    }

    func next() throws -> LedgerEntry? {
        try rows.next().map { row in
            LedgerEntry(
                key: try row.text("key"),
                sums: Sums(amount: try row.fen("amount"), tax: try row.fen("tax"), total: try row.fen("total")))
        }
    }
}
