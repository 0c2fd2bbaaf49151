public import Domain
public import Foundation
import GRDB

/// A mail that waits to be sent, sealed because it holds a code.
public struct SealedLetter: Sendable {
    /// What it was sealed for.
    public let place: String
    public let bytes: [UInt8]
    /// It is of no more use afterwards.
    public let keepUntil: Date
}

/// A mail that is to be sealed in the transaction that keeps it.
public struct NewLetter: Sendable {
    /// What it is sealed for.
    let place: String
    let keepUntil: Date
    let seal: @Sendable (KeyShelf) throws -> [UInt8]

    public init(place: String, keepUntil: Date, seal: @escaping @Sendable (KeyShelf) throws -> [UInt8]) {
        self.place = place
        self.keepUntil = keepUntil
        self.seal = seal
    }
}

/// Names a letter's row.
public enum StoredLetter {
    public typealias ID = Key<StoredLetter>
}

/// What has become of a letter. All nil: it waits.
public struct LetterState: Hashable, Sendable {
    public let sentAt: Date?
    public let failedAt: Date?
    /// Why the last try failed, in words of our own; empty for none.
    public let error: String

    public init(sentAt: Date?, failedAt: Date?, error: String) {
        self.sentAt = sentAt
        self.failedAt = failedAt
        self.error = error
    }
}

/// The stable names of the jobs that send something to a person.
public enum SendingJob {
    public static let letter = "letter"
    public static let push = "push"
    /// Asks WeChat who a person is.
    public static let introduction = "introduction"
    /// Asks the person of an account to verify it.
    public static let verification = "verification"
}

extension Store {
    /// The letter and the job that sends it. `activation`: whose code it holds.
    static func post(
        _ letter: NewLetter, to address: MailAddress, about activation: Int64?, at now: Date, in db: Database
    ) throws -> StoredLetter.ID {
        try db.execute(
            sql: """
                INSERT INTO letters (activation_id, recipient, place, sealed, written_at, keep_until)
                VALUES (?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                activation, address.description, letter.place, Data(try letter.seal(KeyShelf(db: db, now: now))),
                now.milliseconds,
                letter.keepUntil.milliseconds,
            ])
        let id = StoredLetter.ID(rawValue: db.lastInsertedRowID)
        try addJob(SendingJob.letter, subject: id.rawValue, at: now, in: db)
        return id
    }

    public func post(_ letter: NewLetter, to address: MailAddress, at now: Date) async throws -> StoredLetter.ID {
        let id = try await write { try Self.post(letter, to: address, about: nil, at: now, in: $0) }
        jobSignal.fire()
        return id
    }

    /// A letter that is still to be sent, with where it goes; nil where it was sent, has failed, or is out of date.
    public func letter(_ id: StoredLetter.ID, at now: Date) async throws -> (letter: SealedLetter, to: MailAddress)? {
        try await read { db in
            let sql = "SELECT * FROM letters WHERE id = ? AND sealed IS NOT NULL AND keep_until > ?"
            return try Row.fetchOne(db, sql: sql, arguments: [id.rawValue, now.milliseconds]).map { row in
                guard let sealed = row["sealed"] as Data?, let address = MailAddress(try row.text("recipient")) else {
                    throw DamagedColumn(name: "sealed")
                }
                let letter = SealedLetter(
                    place: try row.text("place"), bytes: [UInt8](sealed), keepUntil: try row.instant("keep_until"))
                return (letter, address)
            }
        }
    }

    public func letterState(_ id: StoredLetter.ID) async throws -> LetterState? {
        try await read { db in
            try Row.fetchOne(db, sql: "SELECT * FROM letters WHERE id = ?", arguments: [id.rawValue]).map { row in
                LetterState(
                    sentAt: row.instantIfAny("sent_at"), failedAt: row.instantIfAny("failed_at"),
                    error: row["error"] ?? "")
            }
        }
    }

    /// Sent: what it said is gone from here.
    public func letterWasSent(_ id: StoredLetter.ID, at now: Date) async throws {
        try await write { db in
            try db.execute(
                sql: "UPDATE letters SET sent_at = ?, sealed = NULL, error = NULL WHERE id = ?",
                arguments: [now.milliseconds, id.rawValue])
        }
    }

    /// `isFinal`: it will not be tried again.
    public func letterFailed(_ id: StoredLetter.ID, because reason: String, isFinal: Bool, at now: Date) async throws {
        try await write { db in
            try db.execute(
                sql: """
                    UPDATE letters SET error = ?1, failed_at = CASE WHEN ?2 THEN ?3 END,
                        sealed = CASE WHEN ?2 THEN NULL ELSE sealed END WHERE id = ?4
                    """, arguments: [reason, isFinal, now.milliseconds, id.rawValue])
        }
    }

    /// Out of date before a mail server took it: what it said is gone from here, and why is told.
    public func dropOutdatedLetter(_ id: StoredLetter.ID, because reason: String, at now: Date) async throws {
        try await write { db in
            try db.execute(
                sql: """
                    UPDATE letters SET sealed = NULL, failed_at = ?1, error = ?2
                    WHERE id = ?3 AND sealed IS NOT NULL AND keep_until <= ?1
                    """, arguments: [now.milliseconds, reason, id.rawValue])
        }
    }

    /// A job that never completes, if it is not there yet.
    static func addOnlyJob(_ kind: String, at first: Date, in db: Database) throws {
        try db.execute(
            sql: """
                INSERT INTO jobs (kind, subject, state, run_at) SELECT ?1, 0, 'ready', ?2 WHERE NOT EXISTS (
                    SELECT 1 FROM jobs WHERE kind = ?1 AND subject = 0 AND state IN ('ready', 'running', 'parked'))
                """, arguments: [kind, first.milliseconds])
    }

    static func addJob(_ kind: String, subject: Int64, at now: Date, in db: Database) throws {
        try db.execute(
            sql: "INSERT INTO jobs (kind, subject, state, run_at) VALUES (?, ?, 'ready', ?)",
            arguments: [kind, subject, now.milliseconds])
    }
}
