public import Domain
import GRDB

/// An invoice, and a file of it that is here or was damaged.
public struct WalkedFile: Sendable {
    public let invoice: Invoice
    public let format: FileFormat
    /// Nil where none was ever kept.
    public let hash: String?
    /// It stands over the file.
    public let trouble: FileTrouble?
}

extension Store {
    /// How many files there are of the invoices that match, the damaged ones included.
    public func fileCount(matching filter: LibraryFilter) async throws -> Int {
        try await read { db in
            let condition = InvoiceCondition(filter)
            let sql = "SELECT count(*) \(Self.walked) WHERE \(condition.sql) AND \(Self.isHereOrDamaged)"
            return try Int.fetchOne(db, sql: sql, arguments: Self.allFormats + condition.arguments) ?? 0
        }
    }

    /// Walks these files in one consistent snapshot, those of the oldest invoice first.
    public func walkFiles<Value: Sendable>(
        matching filter: LibraryFilter,
        _ walk: @escaping @Sendable (_ next: () throws -> WalkedFile?) throws -> Value
    ) async throws -> Value {
        try await read { db in
            let condition = InvoiceCondition(filter)
            let sql = """
                SELECT invoices.*, wanted.format, file.hash, trouble.reason \(Self.walked)
                WHERE \(condition.sql) AND \(Self.isHereOrDamaged) ORDER BY issued_at, invoices.id, wanted.format
                """
            let rows = try Row.fetchCursor(db, sql: sql, arguments: Self.allFormats + condition.arguments)
            return try walk {
                try rows.next().map { row in
                    WalkedFile(
                        invoice: try Invoice(row: row), format: try row.word("format"), hash: row["hash"],
                        trouble: (row["reason"] as String?).flatMap(FileTrouble.init(rawValue:)))
                }
            }
        }
    }

    private static let walked = """
        FROM invoices CROSS JOIN (\(formats)) AS wanted
        LEFT JOIN invoice_files AS file ON file.invoice_id = invoices.id AND file.format = wanted.format
        LEFT JOIN invoice_file_troubles AS trouble
            ON trouble.invoice_id = invoices.id AND trouble.format = wanted.format
        """
    private static let allFormats: StatementArguments = [Set(FileFormat.allCases).json]
    private static let isHereOrDamaged = "coalesce(file.hash, trouble.reason) IS NOT NULL"
}
