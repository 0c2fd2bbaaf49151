public import Domain
import GRDB

/// An invoice, and a file of it that is here.
public struct WalkedFile: Sendable {
    public let invoice: Invoice
    public let format: FileFormat
    public let hash: String
}

extension Store {
    /// How many files there are of the invoices that match.
    public func fileCount(matching filter: LibraryFilter) async throws -> Int {
        try await read { db in
            let condition = InvoiceCondition(filter)
            let sql = "SELECT count(*) \(Self.walked) WHERE \(condition.sql) AND \(Self.isUntroubled)"
            return try Int.fetchOne(db, sql: sql, arguments: condition.arguments) ?? 0
        }
    }

    /// Walks the files that are here in one consistent snapshot, those of the oldest invoice first.
    public func walkFiles<Value: Sendable>(
        matching filter: LibraryFilter,
        _ walk: @escaping @Sendable (_ next: () throws -> WalkedFile?) throws -> Value
    ) async throws -> Value {
        try await read { db in
            let condition = InvoiceCondition(filter)
            let sql = """
                SELECT invoices.*, file.format, file.hash \(Self.walked)
                WHERE \(condition.sql) AND \(Self.isUntroubled) ORDER BY issued_at, invoices.id, file.format
                """
            let rows = try Row.fetchCursor(db, sql: sql, arguments: condition.arguments)
            return try walk {
                try rows.next().map { row in
                    WalkedFile(
                        invoice: try Invoice(row: row), format: try row.word("format"), hash: try row.text("hash"))
                }
            }
        }
    }

    private static let walked = "FROM invoices CROSS JOIN invoice_files AS file ON file.invoice_id = invoices.id"
    private static let isUntroubled = """
        NOT EXISTS (SELECT 1 FROM invoice_file_troubles AS trouble
            WHERE trouble.invoice_id = file.invoice_id AND trouble.format = file.format)
        """
}
