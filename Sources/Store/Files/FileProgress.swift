public import Domain
public import Foundation
import GRDB

/// How far the files of a download are, counted over the invoices that are here so far.
public struct FileProgress: Hashable, Sendable {
    /// Invoices times formats.
    public let wanted: Int
    public let here: Int
    /// 税局没有: not asked for again.
    public let absent: Int
    /// 文件损坏: given up by the machine; a person may ask again.
    public let damaged: Int

    public init(wanted: Int, here: Int, absent: Int, damaged: Int) {
        self.wanted = wanted
        self.here = here
        self.absent = absent
        self.damaged = damaged
    }

    public var remaining: Int { wanted - here - absent - damaged }
}

extension Store {
    /// Nil where the download asks for no files.
    public func fileProgress(of download: DownloadRow) async throws -> FileProgress? {
        guard !download.files.isEmpty else { return nil }
        let condition = InvoiceCondition(LibraryFilter(enterprise: download.enterprise, query: download.query))
        return try await read { db in
            let sql = """
                SELECT count(*) AS wanted,
                    count(CASE WHEN file.hash IS NOT NULL AND trouble.tries IS NULL THEN 1 END) AS here,
                    count(absence.at) AS absent, count(CASE WHEN trouble.tries >= ? THEN 1 END) AS damaged
                FROM invoices CROSS JOIN (\(Self.formats)) AS wanted
                LEFT JOIN invoice_files AS file ON file.invoice_id = invoices.id AND file.format = wanted.format
                LEFT JOIN invoice_file_absences AS absence
                    ON absence.invoice_id = invoices.id AND absence.format = wanted.format
                LEFT JOIN invoice_file_troubles AS trouble
                    ON trouble.invoice_id = invoices.id AND trouble.format = wanted.format
                WHERE \(condition.sql)
                """
            let arguments: StatementArguments =
                [FileTrouble.mostTries, download.files.json] + condition.arguments
            return try Row.fetchOne(db, sql: sql, arguments: arguments).map { row in
                FileProgress(
                    wanted: try row.count("wanted"), here: try row.count("here"), absent: try row.count("absent"),
                    damaged: try row.count("damaged"))
            }
        }
    }

    /// What the files of a download stand still for; nil where they come, or have come.
    public func filesFault(of download: Download.ID) async throws -> JobFault? {
        try await read { db in
            let sql = """
                SELECT error FROM jobs WHERE download_id = ?1 AND kind = ?2 AND state IN ('parked', 'failed')
                    AND error IS NOT NULL AND NOT EXISTS (SELECT 1 FROM jobs
                        WHERE download_id = ?1 AND kind = ?2 AND state IN ('ready', 'running'))
                ORDER BY id DESC LIMIT 1
                """
            return try String.fetchOne(db, sql: sql, arguments: [download.rawValue, FileJob.window])
                .map { JobFault(rawValue: $0) ?? .unexpected }
        }
    }

    /// The files of the download have come to an end, for now: its readers see the last of it.
    public func filesEnded(of download: Download.ID, at now: Date) async throws {
        try await write { try Self.noteFiles(of: download, atMostEvery: 0, at: now, in: $0) }
        progressSignal.fire()
    }

    /// A line in the event log, but not for each of a thousand files. A finished download's log is its last line.
    static func noteFiles(
        of download: Download.ID, atMostEvery milliseconds: Int64 = 1000, at now: Date, in db: Database
    ) throws {
        let last = try Int64.fetchOne(
            db, sql: "SELECT at FROM progress WHERE download_id = ? ORDER BY id DESC LIMIT 1",
            arguments: [download.rawValue])
        guard (last ?? 0) + milliseconds <= now.milliseconds else { return }
        try note(download, at: now, in: db)
        if try downloadRow(download, in: db)?.state.isOver == true { try prune(download, in: db) }
    }
}
