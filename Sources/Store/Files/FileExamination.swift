public import Domain
public import Foundation
import GRDB

/// 文件校验: one reading of all files.
public struct FileExamination: Sendable {
    public typealias ID = Key<FileExamination>

    public let id: ID
    public let beganAt: Date
    /// Nil while it is under way.
    public let endedAt: Date?
    public let examined: Int
    public let missing: Int
    public let altered: Int
    /// There, and not given by the disk.
    public let unreadable: Int
    /// The last file that was read.
    let cursor: (invoice: Int64, format: String)
}

/// A file that a row says is in the folder.
public struct KeptFile: Hashable, Sendable {
    public let place: FilePlace
    public let hash: String
}

extension Store {
    /// At start: the examination's job, due at `first` if there is none yet.
    public func addExamination(first: Date) async throws {
        try await write { try Self.addOnlyJob(FileJob.examination, at: first, in: $0) }
        jobSignal.fire()
    }

    /// False where its job has failed: nothing is examined until the next start.
    public func isExaminationDue() async throws -> Bool {
        try await read { db in
            let sql = """
                SELECT EXISTS (SELECT 1 FROM jobs
                    WHERE kind = ? AND subject = 0 AND state IN ('ready', 'running', 'parked'))
                """
            return try Bool.fetchOne(db, sql: sql, arguments: [FileJob.examination]) == true
        }
    }

    /// The one that is under way, or a new one.
    public func examination(at now: Date) async throws -> FileExamination {
        try await write { db in
            if let open = try Self.examination("ended_at IS NULL", in: db) { return open }
            try db.execute(sql: "INSERT INTO file_examinations (began_at) VALUES (?)", arguments: [now.milliseconds])
            guard let new = try Self.examination("ended_at IS NULL", in: db) else { throw StoreError.notFound }
            return new
        }
    }

    /// The newest, whether it has ended or not; nil before the first.
    public func lastExamination() async throws -> FileExamination? {
        try await read { try Self.examination("true", in: $0) }
    }

    private static func examination(_ condition: String, in db: Database) throws -> FileExamination? {
        let sql = "SELECT * FROM file_examinations WHERE \(condition) ORDER BY id DESC LIMIT 1"
        return try Row.fetchOne(db, sql: sql).map { row in
            FileExamination(
                id: try row.key("id"), beganAt: try row.instant("began_at"), endedAt: row.instantIfAny("ended_at"),
                examined: try row.count("examined"), missing: try row.count("missing"),
                altered: try row.count("altered"), unreadable: try row.count("unreadable"),
                cursor: (try row.int("invoice_id"), try row.text("format")))
        }
    }

    /// The next files to read; none: all were read.
    public func filesToExamine(in examination: FileExamination, limit: Int) async throws -> [KeptFile] {
        let cursor = examination.cursor
        return try await read { db in
            let sql = """
                SELECT invoice_id, format, hash FROM invoice_files WHERE (invoice_id, format) > (?, ?)
                ORDER BY invoice_id, format LIMIT ?
                """
            return try Row.fetchAll(db, sql: sql, arguments: [cursor.invoice, cursor.format, limit]).map { row in
                KeptFile(
                    place: FilePlace(invoice: try row.int("invoice_id"), format: try row.word("format")),
                    hash: try row.text("hash"))
            }
        }
    }

    /// What was found of the next files, in their order. A file that is whole again loses its trouble; one that is not
    /// waits for a person: a disk that is not there would else be written anew.
    public func examined(
        _ verdicts: [(file: KeptFile, trouble: FileTrouble?)], in examination: FileExamination, at now: Date
    ) async throws {
        guard let last = verdicts.last?.file.place else { return }
        try await write { db in
            for (file, trouble) in verdicts { try Self.note(trouble, of: file, at: now, in: db) }
            try db.execute(
                sql: """
                    UPDATE file_examinations SET examined = examined + ?, missing = missing + ?,
                        altered = altered + ?, unreadable = unreadable + ?, invoice_id = ?, format = ?
                    WHERE id = ? AND ended_at IS NULL
                    """,
                arguments: [
                    verdicts.count, verdicts.count { $0.trouble == .missing },
                    verdicts.count { $0.trouble == .altered }, verdicts.count { $0.trouble == .unreadable },
                ] + last.columns + [examination.id.rawValue])
        }
    }

    /// A file that was fetched anew meanwhile is another than the one that was read.
    private static func note(_ trouble: FileTrouble?, of file: KeptFile, at now: Date, in db: Database) throws {
        guard let trouble else {
            return try db.execute(
                sql: """
                    DELETE FROM invoice_file_troubles
                    WHERE invoice_id = ? AND format = ? AND reason IN ('missing', 'altered', 'unreadable')
                    """, arguments: file.place.columns)
        }
        try db.execute(
            sql: """
                INSERT OR IGNORE INTO invoice_file_troubles (invoice_id, format, reason, tries, retry_at, at)
                SELECT invoice_id, format, ?, ?, ?, ? FROM invoice_files
                WHERE invoice_id = ? AND format = ? AND hash = ?
                """,
            arguments: [trouble.rawValue, FileTrouble.mostTries, now.milliseconds, now.milliseconds]
                + file.place.columns + [file.hash])
    }

    public func end(_ examination: FileExamination, at now: Date) async throws {
        try await write { db in
            try db.execute(
                sql: "UPDATE file_examinations SET ended_at = ? WHERE id = ?",
                arguments: [now.milliseconds, examination.id.rawValue])
        }
    }
}
