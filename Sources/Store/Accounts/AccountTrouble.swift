public import Domain
public import Foundation
import GRDB

extension Store {
    /// The bureau refused the account's password: its state says so, and no machine sends it again.
    public func mark(
        _ account: Account.ID, as state: Account.State, triesLeft: Int? = nil, lockedUntil: Date? = nil
    ) async throws {
        try await write { db in
            try db.execute(
                sql: """
                    UPDATE accounts SET state = ?, tries_left = ?, locked_until = ?, sealed_session = NULL
                    WHERE id = ? AND removed_at IS NULL
                    """,
                arguments: [state.rawValue, triesLeft, lockedUntil?.milliseconds, account.rawValue])
        }
    }

    /// The bureau says that this session is over, or, with a challenge, that it waits for its person: so does the
    /// account. The first to say so asks for the person by a job. False where a newer session has taken its place
    /// meanwhile; that one stays.
    public func end(
        session sealed: [UInt8], of account: Account.ID, challenge: String? = nil, at now: Date
    ) async throws -> Bool {
        let isOver = try await write { db in
            let known = try Self.account(account, in: db)
            try db.execute(
                sql: """
                    UPDATE accounts SET state = 'verification-required', challenge = ?1,
                        sealed_session = CASE WHEN ?1 IS NULL THEN NULL ELSE sealed_session END
                    WHERE id = ?2 AND (sealed_session IS NULL OR sealed_session = ?3) AND removed_at IS NULL
                        AND state IN ('usable', 'verification-required')
                    """, arguments: [challenge, account.rawValue, Data(sealed)])
            guard db.changesCount == 1 else {
                return known.map { $0.state == .wrongPassword || $0.state == .locked } ?? true
            }
            if known?.state == .usable { try Self.askOnce(about: account, at: now, in: db) }
            return true
        }
        jobSignal.fire()
        return isOver
    }

    /// The challenge by which the account's session may go on; nil: it must be logged in anew.
    public func challenge(of account: Account.ID) async throws -> String? {
        try await read { db in
            try String.fetchOne(
                db, sql: "SELECT challenge FROM accounts WHERE id = ? AND sealed_session IS NOT NULL",
                arguments: [account.rawValue])
        }
    }

    /// 移除: the row stays for the downloads that name it, without its secrets. What it was default for, it is no more;
    /// downloads that it carried stop. Throws `conflict` where somebody has changed it since `version`.
    public func remove(_ account: Account, version: Int, recording deed: Deed, at now: Date) async throws {
        try await write(recording: deed, at: now) { db in
            guard try Self.account(account.id, in: db)?.version == version else { throw StoreError.conflict }
            let others = try Self.accounts(of: [account.enterprise], in: db).filter { $0.id != account.id }
            try Self.keepDefaults(of: account.enterprise, among: others, at: now, in: db)
            try db.execute(
                sql: """
                    UPDATE accounts SET removed_at = ?, changed_by = ?, version = version + 1, sealed_credentials = NULL,
                        sealed_session = NULL, challenge = NULL WHERE id = ?
                    """, arguments: [now.milliseconds, deed.person, account.id.rawValue])
            for sql in [
                "DELETE FROM account_bindings WHERE account_id = ?", "DELETE FROM binding_tickets WHERE account_id = ?",
            ] { try db.execute(sql: sql, arguments: [account.id.rawValue]) }
            try Self.dropKeys(of: .account(account.id), in: db)
            try Self.endVerifications(of: account.id, as: .removed, at: now, in: db)
            try Self.stopDownloads(of: account.id, at: now, in: db)
        }
        progressSignal.fire()
    }

    static func stopDownloads(of account: Account.ID, at now: Date, in db: Database) throws {
        let sql = "SELECT id FROM downloads WHERE account_id = ? AND state IN ('running', 'waiting')"
        for id in try Int64.fetchAll(db, sql: sql, arguments: [account.rawValue]) {
            let download = Download.ID(rawValue: id)
            try move(download, to: .failed, trouble: .accountRemoved, at: now, in: db)
            try moveJobs(of: download, to: .parked, in: db)
        }
    }
}
