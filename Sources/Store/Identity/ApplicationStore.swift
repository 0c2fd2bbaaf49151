public import Domain
public import Foundation
import GRDB

/// An application's companies and its first code.
public struct NewActivation: Sendable {
    let codeHash: [UInt8]
    let enterprises: [EnterpriseEntry]
    let until: Date
    /// Where the code is sent, with the hash of the link that gives a new one; nil: it is told otherwise.
    let mail: Mail?

    public struct Mail: Sendable {
        let to: MailAddress
        let renewalHash: [UInt8]
        let renewableUntil: Date
        let letter: NewLetter

        public init(to: MailAddress, renewalHash: [UInt8], renewableUntil: Date, letter: NewLetter) {
            self.to = to
            self.renewalHash = renewalHash
            self.renewableUntil = renewableUntil
            self.letter = letter
        }
    }

    public init(codeHash: [UInt8], enterprises: [EnterpriseEntry], until: Date, mail: Mail?) {
        self.codeHash = codeHash
        self.enterprises = enterprises
        self.until = until
        self.mail = mail
    }
}

/// How it stands with the application that a renewal link belongs to.
public struct RenewalState: Hashable, Sendable {
    public let email: MailAddress
    public let expiresAt: Date
    public let isUsed: Bool
    public let issuedAt: Date
    public let renewableUntil: Date
    public let enterprises: [EnterpriseEntry]
}

/// An application that was sent by mail, as 人员管理 shows it.
public struct ActivationSummary: Sendable {
    public let id: IssuedActivation.ID
    public let email: String
    public let companies: [String]
    public let issuedAt: Date
    public let expiresAt: Date
    public let usedAt: Date?
    public let isWithdrawn: Bool
    /// Of the newest letter.
    public let letter: LetterState
}

extension Store {
    /// Keeps an application's companies under the hash of its code, and its mail to be sent, or neither.
    public func issue(_ new: NewActivation, recording deed: Deed, at now: Date) async throws -> StoredLetter.ID? {
        let letter = try await write(recording: deed, at: now) { db -> StoredLetter.ID? in
            try db.execute(
                sql: """
                    INSERT INTO activations (code_hash, issued_at, expires_at, email, renewal_hash, renewable_until)
                    VALUES (?, ?, ?, ?, ?, ?)
                    """,
                arguments: [
                    Data(new.codeHash), now.milliseconds, new.until.milliseconds, new.mail?.to.description,
                    new.mail.map { Data($0.renewalHash) }, new.mail?.renewableUntil.milliseconds,
                ])
            let id = db.lastInsertedRowID
            for entry in new.enterprises {
                try db.execute(
                    sql:
                        "INSERT INTO activation_enterprises (activation_id, tax_number, name, area) VALUES (?, ?, ?, ?)",
                    arguments: [id, entry.taxNumber.description, entry.name, entry.area.code])
            }
            return try new.mail.map { try Self.post($0.letter, to: $0.to, about: id, at: now, in: db) }
        }
        if letter != nil { jobSignal.fire() }
        return letter
    }

    public func renewal(renewalHash: [UInt8], at now: Date) async throws -> RenewalState? {
        try await read { try Self.renewal(renewalHash, at: now, in: $0)?.state }
    }

    /// A new code in place of the old one, which opens nothing from here on. Throws `RenewalRefusal`.
    /// - Parameter reopens: also where the code was used: sites that are entered with the code alone.
    public func renew(
        renewalHash: [UInt8], codeHash: [UInt8], until: Date, renewableUntil: Date, letter: NewLetter, reopens: Bool,
        recording deed: Deed,
        at now: Date
    ) async throws {
        try await write(recording: deed, at: now) { db in
            guard let (id, state) = try Self.renewal(renewalHash, at: now, in: db) else {
                throw RenewalRefusal.unknown
            }
            if state.isUsed, !reopens { throw RenewalRefusal.used }
            if !state.isUsed, state.expiresAt > now { throw RenewalRefusal.stillValid }
            if state.issuedAt > now.addingTimeInterval(-60) { throw RenewalRefusal.tooSoon }
            try db.execute(
                sql:
                    "INSERT INTO replaced_codes (code_hash, activation_id) SELECT code_hash, id FROM activations WHERE id = ?",
                arguments: [id])
            try db.execute(
                sql: """
                    UPDATE activations SET code_hash = ?, issued_at = ?, expires_at = ?, used_at = NULL,
                        renewable_until = ? WHERE id = ?
                    """,
                arguments: [
                    Data(codeHash), now.milliseconds, until.milliseconds, renewableUntil.milliseconds, id,
                ])
            _ = try Self.post(letter, to: state.email, about: id, at: now, in: db)
        }
        jobSignal.fire()
    }

    /// Neither the code nor the link of the mail opens anything from here on. Not found where it was used: then the
    /// person is who must go.
    public func withdrawActivation(_ id: IssuedActivation.ID, recording deed: Deed, at now: Date) async throws {
        try await write(recording: deed, at: now) { db in
            try db.execute(
                sql: """
                    UPDATE activations SET withdrawn_at = ?1, renewable_until = 0, expires_at = issued_at + 1
                    WHERE id = ?2 AND used_at IS NULL AND withdrawn_at IS NULL
                    """, arguments: [now.milliseconds, id.rawValue])
            guard db.changesCount == 1 else { throw StoreError.notFound }
            try db.execute(
                sql: "UPDATE letters SET sealed = NULL, failed_at = ? WHERE activation_id = ? AND sent_at IS NULL",
                arguments: [now.milliseconds, id.rawValue])
        }
    }

    private static func renewal(
        _ hash: [UInt8], at now: Date, in db: Database
    ) throws -> (id: Int64, state: RenewalState)? {
        let sql = "SELECT * FROM activations WHERE renewal_hash = ? AND renewable_until > ?"
        return try Row.fetchOne(db, sql: sql, arguments: [Data(hash), now.milliseconds]).map { row in
            let id = try row.int("id")
            guard let email = MailAddress(try row.text("email")) else { throw DamagedColumn(name: "email") }
            return (
                id,
                RenewalState(
                    email: email, expiresAt: try row.instant("expires_at"), isUsed: row.instantIfAny("used_at") != nil,
                    issuedAt: try row.instant("issued_at"), renewableUntil: try row.instant("renewable_until"),
                    enterprises: try enterprises(of: id, in: db))
            )
        }
    }

    private static func enterprises(of activation: Int64, in db: Database) throws -> [EnterpriseEntry] {
        let sql = "SELECT * FROM activation_enterprises WHERE activation_id = ? ORDER BY tax_number"
        return try Row.fetchAll(db, sql: sql, arguments: [activation]).map { row in
            guard let area = Area(code: try row.text("area")) else { throw DamagedColumn(name: "area") }
            return EnterpriseEntry(
                taxNumber: try TaxNumber(try row.text("tax_number")), name: try row.text("name"), area: area)
        }
    }

    /// The newest applications that were sent by mail.
    public func activations(limit: Int) async throws -> [ActivationSummary] {
        try await read { db in
            let sql = """
                SELECT activations.*, letters.sent_at, letters.failed_at, letters.error AS letter_error,
                    (SELECT json_group_array(name) FROM activation_enterprises WHERE activation_id = activations.id)
                        AS names
                FROM activations LEFT JOIN letters ON letters.id =
                    (SELECT max(id) FROM letters WHERE activation_id = activations.id)
                WHERE email IS NOT NULL ORDER BY activations.id DESC LIMIT \(limit)
                """
            return try Row.fetchAll(db, sql: sql).map { row in
                let names = try JSONDecoder().decode([String].self, from: Data(try row.text("names").utf8))
                return ActivationSummary(
                    id: try row.key("id"), email: try row.text("email"), companies: names,
                    issuedAt: try row.instant("issued_at"),
                    expiresAt: try row.instant("expires_at"), usedAt: row.instantIfAny("used_at"),
                    isWithdrawn: row.instantIfAny("withdrawn_at") != nil,
                    letter: LetterState(
                        sentAt: row.instantIfAny("sent_at"), failedAt: row.instantIfAny("failed_at"),
                        error: row["letter_error"] ?? ""))
            }
        }
    }
}
