public import Domain
public import Foundation
import GRDB

/// What the bureau said of an account at login, and the secrets to keep.
public struct VerifiedAccount: Sendable {
    public let enterprise: Enterprise.ID
    public let loginName: String
    public let person: String
    public let role: String
    public let rights: Rights

    public init(enterprise: Enterprise.ID, loginName: String, person: String, role: String, rights: Rights) {
        self.enterprise = enterprise
        self.loginName = loginName
        self.person = person
        self.role = role
        self.rights = rights
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
    /// A company's accounts, in the order in which they were added.
    public func accounts(of enterprise: Enterprise.ID) async throws -> [Account] {
        try await read { try Self.accounts(of: [enterprise], in: $0) }
    }

    static func accounts(of scope: Set<Enterprise.ID>, in db: Database) throws -> [Account] {
        let sql = "SELECT * FROM accounts WHERE enterprise_id IN (SELECT value FROM json_each(?)) ORDER BY id"
        return try Row.fetchAll(db, sql: sql, arguments: [scope.json]).map { try Account(row: $0) }
    }

    /// 登录 said yes: adds the account, or renews it, and wakes the downloads that waited for it. `seal` gets the id,
    /// because a secret is sealed for its row. A default whose right is gone is a default no more.
    public func save(
        _ verified: VerifiedAccount, recording deed: Deed? = nil, at now: Date,
        seal: @escaping @Sendable (Account.ID) throws -> SealedSecrets
    ) async throws -> Account.ID {
        let id = try await write(recording: deed, at: now) { db -> Account.ID in
            let row = try Row.fetchOne(
                db,
                sql: """
                    INSERT INTO accounts (enterprise_id, login_name, person, role, rights, state, verified_at)
                    VALUES (?, ?, ?, ?, ?, 'usable', ?)
                    ON CONFLICT (enterprise_id, login_name) DO UPDATE SET person = excluded.person,
                        role = excluded.role, rights = excluded.rights, state = 'usable',
                        verified_at = excluded.verified_at
                    RETURNING id
                    """,
                arguments: [
                    verified.enterprise.rawValue, verified.loginName, verified.person, verified.role,
                    verified.rights.rawValue, now.milliseconds,
                ])
            let id: Account.ID = try row?.key("id") ?? { throw StoreError.conflict }()
            let secrets = try seal(id)
            try db.execute(
                sql: "UPDATE accounts SET sealed_credentials = ?, sealed_session = ? WHERE id = ?",
                arguments: [Data(secrets.credentials), Data(secrets.session), id.rawValue])
            for (direction, right) in [(Direction.issued, Rights.issue), (.received, .receive)]
            where !verified.rights.contains(right) {
                try db.execute(
                    sql: "DELETE FROM default_accounts WHERE account_id = ? AND direction = ?",
                    arguments: [id.rawValue, direction.rawValue])
            }
            try Self.dropHalfDefault(of: verified.enterprise, in: db)
            try Self.wakeDownloads(of: id, at: now, in: db)
            return id
        }
        progressSignal.fire()
        jobSignal.fire()
        return id
    }

    /// A single account serves 开票 and 收票 or neither, so with one right gone the other default goes too.
    private static func dropHalfDefault(of enterprise: Enterprise.ID, in db: Database) throws {
        let accounts = try Self.accounts(of: [enterprise], in: db)
        guard accounts.count == 1, accounts.first?.rights != [.issue, .receive] else { return }
        try db.execute(sql: "DELETE FROM default_accounts WHERE enterprise_id = ?", arguments: [enterprise.rawValue])
    }

    /// The bureau refused the account: its state says so, and its downloads wait.
    public func mark(_ account: Account.ID, as state: Account.State) async throws {
        try await write { db in
            try db.execute(
                sql: "UPDATE accounts SET state = ?, sealed_session = NULL WHERE id = ?",
                arguments: [state.rawValue, account.rawValue])
        }
    }

    /// The bureau says that this session is over: the account waits for its person. False where a newer session has
    /// taken its place meanwhile; that one stays.
    public func end(session sealed: [UInt8], of account: Account.ID) async throws -> Bool {
        try await write { db in
            try db.execute(
                sql: """
                    UPDATE accounts SET state = 'verification-required', sealed_session = NULL
                    WHERE id = ? AND (sealed_session IS NULL OR sealed_session = ?)
                    """, arguments: [account.rawValue, Data(sealed)])
            return db.changesCount == 1
        }
    }

    public func sealedSession(of account: Account.ID) async throws -> [UInt8]? {
        try await read { db in
            try Data.fetchOne(
                db, sql: "SELECT sealed_session FROM accounts WHERE id = ? AND sealed_session IS NOT NULL",
                arguments: [account.rawValue]
            ).map { Array($0) }
        }
    }
}

extension Account {
    init(row: Row) throws {
        self.init(
            id: try row.key("id"), enterprise: try row.key("enterprise_id"), loginName: try row.text("login_name"),
            person: try row.text("person"), role: try row.text("role"),
            rights: Rights(rawValue: try row.count("rights")), state: try row.word("state"))
    }
}
