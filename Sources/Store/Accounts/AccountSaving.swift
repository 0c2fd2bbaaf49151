public import Domain
public import Foundation
import GRDB

/// What the bureau said of an account at login.
public struct VerifiedAccount: Sendable {
    public let enterprise: Enterprise.ID
    public let loginName: String
    public let person: String
    public let role: String
    public let rights: Rights
    /// That person's name.
    public let changedBy: String
    /// The account that was to be logged in; nil for a new one.
    public let known: Account.ID?
    /// Who logged it in, asked again for the right to when it is saved; nil: the program itself.
    public let owner: LoginOwner?

    public init(
        enterprise: Enterprise.ID, loginName: String, person: String, role: String, rights: Rights,
        changedBy: String = "", known: Account.ID? = nil, owner: LoginOwner? = nil
    ) {
        self.enterprise = enterprise
        self.loginName = loginName
        self.person = person
        self.role = role
        self.rights = rights
        self.changedBy = changedBy
        self.known = known
        self.owner = owner
    }
}

/// Secrets as they lie in the database.
public struct SealedSecrets: Sendable {
    public let credentials: [UInt8]
    public let session: [UInt8]

    public init(credentials: [UInt8], session: [UInt8]) {
        self.credentials = credentials
        self.session = session
    }
}

extension Store {
    /// 登录 said yes: adds the account, or renews it, and wakes the downloads that waited for it. `seal` gets the id,
    /// because a secret is sealed for its row, and the keys as they are in this transaction. A default whose right is gone
    /// is a default no more. Throws `conflict` where the account was removed meanwhile, or the link ended, and `RightLost`.
    public func save(
        _ verified: VerifiedAccount, recording deed: Deed? = nil, at now: Date,
        seal: @escaping @Sendable (Account.ID, KeyShelf) throws -> SealedSecrets
    ) async throws -> Account.ID {
        let id = try await write(recording: deed, at: now) { db -> Account.ID in
            if let known = verified.known, try Self.account(known, in: db) == nil { throw StoreError.conflict }
            try Self.require(verified.owner, on: verified.enterprise, at: now, in: db)
            let accounts = try Self.accounts(of: [verified.enterprise], in: db).map { $0.renewed(by: verified) }
            try Self.keepDefaults(of: verified.enterprise, among: accounts, at: now, in: db)
            let id = try Self.upsert(verified, at: now, in: db)
            let secrets = try seal(id, KeyShelf(db: db, now: now))
            try db.execute(
                sql: "UPDATE accounts SET sealed_credentials = ?, sealed_session = ? WHERE id = ?",
                arguments: [Data(secrets.credentials), Data(secrets.session), id.rawValue])
            try Self.endVerifications(of: id, as: .verified, at: now, in: db)
            try Self.wakeDownloads(of: id, at: now, in: db)
            return id
        }
        progressSignal.fire()
        jobSignal.fire()
        return id
    }

    private static func upsert(_ verified: VerifiedAccount, at now: Date, in db: Database) throws -> Account.ID {
        let row = try Row.fetchOne(
            db,
            sql: """
                INSERT INTO accounts (enterprise_id, login_name, person, role, rights, state, verified_at, changed_by)
                VALUES (?, ?, ?, ?, ?, 'usable', ?, ?)
                ON CONFLICT (enterprise_id, login_name) DO UPDATE SET person = excluded.person,
                    role = excluded.role, rights = excluded.rights, state = 'usable',
                    verified_at = excluded.verified_at, changed_by = excluded.changed_by, version = version + 1,
                    removed_at = NULL, locked_until = NULL, tries_left = NULL, challenge = NULL
                RETURNING id
                """,
            arguments: [
                verified.enterprise.rawValue, verified.loginName, verified.person, verified.role,
                verified.rights.rawValue, now.milliseconds, verified.changedBy,
            ])
        return try row?.key("id") ?? { throw StoreError.conflict }()
    }

    /// The session goes on: its person has passed the bureau's challenge. Throws as `save` does.
    public func sessionGoesOn(
        of account: Account.ID, by owner: LoginOwner? = nil, recording deed: Deed?, at now: Date
    ) async throws {
        try await write(recording: deed, at: now) { db in
            guard let known = try Self.account(account, in: db) else { throw StoreError.conflict }
            try Self.require(owner, on: known.enterprise, at: now, in: db)
            try db.execute(
                sql: """
                    UPDATE accounts SET state = 'usable', challenge = NULL, version = version + 1
                    WHERE id = ? AND removed_at IS NULL AND sealed_session IS NOT NULL
                    """, arguments: [account.rawValue])
            guard db.changesCount == 1 else { throw StoreError.conflict }
            try Self.endVerifications(of: account, as: .verified, at: now, in: db)
            try Self.wakeDownloads(of: account, at: now, in: db)
        }
        progressSignal.fire()
        jobSignal.fire()
    }

    static func endVerifications(
        of account: Account.ID, as ending: Verification.Ending, at now: Date, in db: Database
    ) throws {
        try db.execute(
            sql: "UPDATE verifications SET ended_at = ?, ended_as = ? WHERE account_id = ? AND ended_at IS NULL",
            arguments: [now.milliseconds, ending.rawValue, account.rawValue])
    }
}

extension Account {
    /// This account as it will be, if it is the one that was logged in.
    fileprivate func renewed(by verified: VerifiedAccount) -> Account {
        guard loginName == verified.loginName else { return self }
        return Account(
            id: id, enterprise: enterprise, loginName: loginName, person: verified.person, role: verified.role,
            rights: verified.rights, state: .usable)
    }
}
