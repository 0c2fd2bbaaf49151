public import Domain
public import Foundation
import GRDB

extension Store {
    /// Files that the download wants of the window's invoices and that may be asked for now, oldest invoice first.
    public func lackingFiles(
        of window: WindowRow, in download: DownloadRow, limit: Int, at now: Date
    ) async throws -> [LackingFile] {
        let condition = InvoiceCondition(LibraryFilter(enterprise: download.enterprise, query: window.query))
        return try await read { db in
            let sql = """
                SELECT invoices.*, wanted.format, coalesce(trouble.tries, 0) AS tries
                FROM invoices CROSS JOIN (\(Self.formats)) AS wanted
                LEFT JOIN invoice_file_troubles AS trouble
                    ON trouble.invoice_id = invoices.id AND trouble.format = wanted.format
                WHERE \(condition.sql)
                    AND NOT EXISTS (SELECT 1 FROM invoice_file_absences AS absence
                        WHERE absence.invoice_id = invoices.id AND absence.format = wanted.format)
                    AND CASE WHEN trouble.tries IS NULL
                        THEN NOT EXISTS (SELECT 1 FROM invoice_files AS file
                            WHERE file.invoice_id = invoices.id AND file.format = wanted.format)
                        ELSE \(Self.isDue) END
                ORDER BY issued_at, invoices.id LIMIT ?
                """
            let arguments: StatementArguments =
                [download.files.json] + condition.arguments + [FileTrouble.mostTries, now.milliseconds, limit]
            return try Row.fetchAll(db, sql: sql, arguments: arguments).map(LackingFile.init(row:))
        }
    }

    /// When the next file of the window may be asked for again; nil where none waits.
    public func nextFileTry(of window: WindowRow, in download: DownloadRow) async throws -> Date? {
        let condition = InvoiceCondition(LibraryFilter(enterprise: download.enterprise, query: window.query))
        return try await read { db in
            let sql = """
                SELECT min(trouble.retry_at) FROM invoices CROSS JOIN invoice_file_troubles AS trouble
                    ON trouble.invoice_id = invoices.id
                WHERE \(condition.sql) AND trouble.tries < ?
                    AND trouble.format IN (\(Self.formats))
                """
            let arguments = condition.arguments + [FileTrouble.mostTries, download.files.json]
            return try Int64.fetchOne(db, sql: sql, arguments: arguments).map(Date.init(milliseconds:))
        }
    }

    /// Damaged files of the directions of which this is the company's default account, and which may be asked for now.
    public func lackingFiles(mendedBy account: Account.ID, limit: Int, at now: Date) async throws -> [LackingFile] {
        try await read { db in
            let sql = """
                SELECT invoices.*, trouble.format, trouble.tries \(Self.mended) AND \(Self.isDue)
                ORDER BY trouble.invoice_id, trouble.format LIMIT ?
                """
            let arguments: StatementArguments = [
                account.rawValue, FileTrouble.mostTries, now.milliseconds, limit,
            ]
            return try Row.fetchAll(db, sql: sql, arguments: arguments).map(LackingFile.init(row:))
        }
    }

    public func nextFileTry(mendedBy account: Account.ID) async throws -> Date? {
        try await read { db in
            try Int64.fetchOne(
                db, sql: "SELECT min(trouble.retry_at) \(Self.mended) AND trouble.tries < ?",
                arguments: [account.rawValue, FileTrouble.mostTries]
            ).map(Date.init(milliseconds:))
        }
    }

    static func files(of invoice: Int64, in db: Database) throws -> [FileFormat: String] {
        let sql = """
            SELECT format, hash FROM invoice_files WHERE invoice_id = ?1 AND format NOT IN (
                SELECT format FROM invoice_file_troubles WHERE invoice_id = ?1)
            """
        let rows = try Row.fetchAll(db, sql: sql, arguments: [invoice])
        return try Dictionary(uniqueKeysWithValues: rows.map { (try $0.word("format"), try $0.text("hash")) })
    }

    /// Named, because json_each has columns that an invoice has too.
    static let formats = "SELECT value AS format FROM json_each(?)"
    private static let isDue = "trouble.tries < ? AND trouble.retry_at <= ?"
    private static let mended = """
        FROM invoice_file_troubles AS trouble JOIN invoices ON invoices.id = trouble.invoice_id
            JOIN default_accounts AS standard ON standard.enterprise_id = invoices.enterprise_id
        WHERE \(standardAccount) = ?
        """
    /// The account that fetches an invoice's files where no download does.
    static let standardAccount =
        "CASE direction WHEN 'issued' THEN standard.issue_account ELSE standard.receive_account END"
}

extension Set where Element == FileFormat {
    var json: String { "[\(sorted { $0.rawValue < $1.rawValue }.map { "\"\($0.rawValue)\"" }.joined(separator: ","))]" }
}
