public import Domain
public import Foundation
import GRDB

extension Store {
    /// Says that the file of this hash, which is in the folder, is the invoice's.
    ///
    /// - Parameter job: what fetched it; its earlier attempts no longer count against it, and its download's readers hear.
    public func keep(_ hash: String, at place: FilePlace, for job: Job? = nil, now: Date) async throws {
        try await settle(place, for: job, at: now) { db in
            try Self.clear("invoice_file_troubles", at: place, in: db)
            try Self.clear("invoice_file_absences", at: place, in: db)
            try db.execute(
                sql: """
                    INSERT INTO invoice_files (invoice_id, format, hash, fetched_at) VALUES (?, ?, ?, ?)
                    ON CONFLICT (invoice_id, format) DO UPDATE SET hash = excluded.hash, fetched_at = excluded.fetched_at
                    """, arguments: place.columns + [hash, now.milliseconds])
            if let job {
                try db.execute(
                    sql: "UPDATE jobs SET attempts = 1 WHERE id = ? AND state = 'running'",
                    arguments: [job.id.rawValue])
            }
        }
    }

    /// The bureau has no such file. It is not asked again by a machine.
    public func noteAbsence(at place: FilePlace, for job: Job? = nil, now: Date) async throws {
        try await settle(place, for: job, at: now) { db in
            try Self.clear("invoice_file_troubles", at: place, in: db)
            try Self.clear("invoice_files", at: place, in: db)
            try db.execute(
                sql: "INSERT OR IGNORE INTO invoice_file_absences (invoice_id, format, at) VALUES (?, ?, ?)",
                arguments: place.columns + [now.milliseconds])
        }
    }

    /// What came is not the file: one try more. It may be asked for again after a while, or, after the last, by a person.
    public func note(
        _ trouble: FileTrouble, at place: FilePlace, retryAt: Date, for job: Job? = nil, now: Date
    ) async throws {
        try await settle(place, for: job, at: now) { db in
            try db.execute(
                sql: """
                    INSERT INTO invoice_file_troubles (invoice_id, format, reason, tries, retry_at, at)
                    VALUES (?, ?, ?, 1, ?, ?)
                    ON CONFLICT (invoice_id, format) DO UPDATE SET
                        reason = excluded.reason, tries = tries + 1, retry_at = excluded.retry_at, at = excluded.at
                    """, arguments: place.columns + [trouble.rawValue, retryAt.milliseconds, now.milliseconds])
        }
    }

    static func clear(_ table: String, at place: FilePlace, in db: Database) throws {
        try db.execute(sql: "DELETE FROM \(table) WHERE invoice_id = ? AND format = ?", arguments: place.columns)
    }

    private func settle(
        _ place: FilePlace, for job: Job?, at now: Date, _ body: @escaping @Sendable (Database) throws -> Void
    ) async throws {
        try await write { db in
            try body(db)
            if let download = job?.download { try Self.noteFiles(of: download, at: now, in: db) }
        }
        if job?.download != nil { progressSignal.fire() }
    }
}
