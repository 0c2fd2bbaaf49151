public import Domain
public import Foundation
import GRDB

/// What the person of an account that needs one is asked by.
public struct VerificationCall: Sendable {
    public let account: Account
    public let enterprise: Enterprise
    public let binding: AccountBinding?
    /// The last push about this account.
    public let askedAt: Date?
    /// How it went.
    public let push: Push.State?
    /// Downloads that wait for it.
    public let waiting: Int
}

extension Store {
    /// An account that waits for its person; nil where it does not, or no more.
    public func verificationCall(for id: Account.ID) async throws -> VerificationCall? {
        try await verificationCalls(for: [id]).first
    }

    /// Of these accounts, those that wait for their person.
    public func verificationCalls(for ids: [Account.ID]) async throws -> [VerificationCall] {
        try await read { db in try ids.compactMap { try Self.verificationCall(for: $0, in: db) } }
    }

    private static func verificationCall(for id: Account.ID, in db: Database) throws -> VerificationCall? {
        guard let account = try Self.account(id, in: db), account.state == .verificationRequired,
            let company = try Row.fetchOne(
                db, sql: "SELECT * FROM enterprises WHERE id = ?", arguments: [account.enterprise.rawValue])
        else { return nil }
        let row = try Row.fetchOne(
            db,
            sql: """
                SELECT openid, name, bound_at, asked_at,
                    (SELECT pushes.state FROM verifications JOIN pushes ON pushes.id = push_id
                        WHERE verifications.account_id = accounts.id ORDER BY verifications.id DESC LIMIT 1) AS push,
                    (SELECT count(*) FROM downloads WHERE account_id = accounts.id
                        AND state IN ('running', 'waiting')) AS waiting
                FROM accounts LEFT JOIN account_bindings ON account_id = accounts.id WHERE accounts.id = ?
                """, arguments: [id.rawValue])
        guard let row else { return nil }
        let binding = try (row["openid"] as String?).map {
            AccountBinding(openid: $0, name: try row.text("name"), boundAt: try row.instant("bound_at"))
        }
        return VerificationCall(
            account: account, enterprise: try Enterprise(row: company), binding: binding,
            askedAt: row.instantIfAny("asked_at"), push: (row["push"] as String?).flatMap(Push.State.init),
            waiting: try row.count("waiting"))
    }

    /// Asks the account's person: the link and the message that brings it, or neither. Links of former messages end.
    public func ask(
        for account: Account.ID, by push: NewPush, linkHash: [UInt8], at now: Date, until end: Date
    ) async throws {
        try await write { db in
            // Unbound, verified or removed since it was looked at: nobody gets a link.
            let isWanted = try Bool.fetchOne(
                db,
                sql: """
                    SELECT EXISTS (SELECT 1 FROM accounts JOIN account_bindings ON account_id = accounts.id
                        WHERE accounts.id = ? AND openid = ? AND state = 'verification-required' AND removed_at IS NULL)
                    """, arguments: [account.rawValue, push.openid])
            guard isWanted == true else { return }
            try Self.endVerifications(of: account, as: .replaced, at: now, in: db)
            let message = try Self.push(push, at: now, until: end, in: db)
            try db.execute(
                sql: """
                    INSERT INTO verifications (account_id, token_hash, openid, push_id, asked_at, expires_at)
                    VALUES (?, ?, ?, ?, ?, ?)
                    """,
                arguments: [
                    account.rawValue, Data(linkHash), push.openid, message, now.milliseconds, end.milliseconds,
                ])
            try db.execute(
                sql: "UPDATE accounts SET asked_at = ? WHERE id = ?", arguments: [now.milliseconds, account.rawValue])
            try db.execute(
                sql: "DELETE FROM verifications WHERE expires_at < ?",
                arguments: [now.addingTimeInterval(-30 * 86_400).milliseconds])
            // Pages that show what waits say now who was asked.
            let waiting = try Int64.fetchAll(
                db, sql: "SELECT id FROM downloads WHERE account_id = ? AND state = 'waiting'",
                arguments: [account.rawValue])
            for id in waiting { try Self.note(Download.ID(rawValue: id), at: now, in: db) }
        }
        jobSignal.fire()
        progressSignal.fire()
    }

    /// The verification that a link stands for, over or not.
    public func verification(linkHash: [UInt8]) async throws -> Verification? {
        try await read { db in
            let sql = "SELECT * FROM verifications WHERE token_hash = ?"
            return try Row.fetchOne(db, sql: sql, arguments: [Data(linkHash)]).map { row in
                Verification(
                    id: try row.key("id"), account: try row.key("account_id"), openid: try row.text("openid"),
                    askedAt: try row.instant("asked_at"), expiresAt: try row.instant("expires_at"),
                    endedAt: row.instantIfAny("ended_at"),
                    ending: (row["ended_as"] as String?).flatMap(Verification.Ending.init(rawValue:)))
            }
        }
    }

    /// A job that asks for the account's person; one that waits already waits no longer, because whom it waited for, and
    /// since when, may have changed.
    static func askOnce(about account: Account.ID, at now: Date, in db: Database) throws {
        try db.execute(
            sql: "UPDATE jobs SET run_at = min(run_at, ?) WHERE kind = ? AND subject = ? AND state = 'ready'",
            arguments: [now.milliseconds, SendingJob.verification, account.rawValue])
        guard db.changesCount == 0 else { return }
        try addJob(SendingJob.verification, subject: account.rawValue, at: now, in: db)
    }

    /// 提醒: asks the person of an account once more, as soon as that may be.
    public func remind(_ account: Account.ID, at now: Date) async throws {
        try await write { db in
            let sql =
                "SELECT EXISTS (SELECT 1 FROM jobs WHERE kind = ? AND subject = ? AND state IN ('ready', 'running'))"
            let isUnderWay = try Bool.fetchOne(
                db, sql: sql, arguments: [SendingJob.verification, account.rawValue])
            guard isUnderWay != true else { return }
            try Self.addJob(SendingJob.verification, subject: account.rawValue, at: now, in: db)
        }
        jobSignal.fire()
    }
}
