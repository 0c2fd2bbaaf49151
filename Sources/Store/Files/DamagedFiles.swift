public import Domain
public import Foundation
import GRDB

/// A file that the machine has given up.
public struct DamagedFile: Hashable, Sendable {
    /// InvoiceNumber.key.
    public let invoice: String
    public let enterprise: String
    public let format: FileFormat
    public let trouble: FileTrouble
    public let at: Date
}

extension Store {
    /// The newest of these companies, and how many there are in all.
    public func damagedFiles(
        in scope: Set<Enterprise.ID>, limit: Int
    ) async throws -> (files: [DamagedFile], count: Int) {
        try await read { db in
            let source = """
                FROM invoice_file_troubles AS trouble JOIN invoices ON invoices.id = trouble.invoice_id
                    JOIN enterprises ON enterprises.id = invoices.enterprise_id
                WHERE trouble.tries >= ? AND enterprise_id IN (SELECT value FROM json_each(?))
                """
            let arguments: StatementArguments = [FileTrouble.mostTries, scope.json]
            let sql = """
                SELECT invoices.key, enterprises.name, trouble.format, trouble.reason, trouble.at \(source)
                ORDER BY trouble.at DESC, trouble.invoice_id, trouble.format LIMIT ?
                """
            let files = try Row.fetchAll(db, sql: sql, arguments: arguments + [limit]).map { row in
                DamagedFile(
                    invoice: try row.text("key"), enterprise: try row.text("name"), format: try row.word("format"),
                    trouble: try row.word("reason"), at: try row.instant("at"))
            }
            return (files, try Int.fetchOne(db, sql: "SELECT count(*) \(source)", arguments: arguments) ?? 0)
        }
    }
}
