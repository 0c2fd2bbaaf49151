public import Domain
public import Foundation
import GRDB

extension Store {
    /// A company's accounts, in the order in which they were added.
    public func accounts(of enterprise: Enterprise.ID) async throws -> [Account] {
        try await read { try Self.accounts(of: [enterprise], in: $0) }
    }

    /// All that ever asked for these companies: accounts and disks, those too that were removed.
    public func bearers(of scope: Set<Enterprise.ID>) async throws -> Set<Account.ID> {
        try await read { db in
            let sql = "SELECT id FROM accounts WHERE enterprise_id IN (SELECT value FROM json_each(?))"
            return Set(try Int64.fetchAll(db, sql: sql, arguments: [scope.json]).map(Account.ID.init(rawValue:)))
        }
    }

    static func accounts(of scope: Set<Enterprise.ID>, in db: Database) throws -> [Account] {
        let sql = """
            SELECT * FROM accounts WHERE enterprise_id IN (SELECT value FROM json_each(?)) AND removed_at IS NULL
                AND platform = 'digital'
            ORDER BY id
            """
        return try Row.fetchAll(db, sql: sql, arguments: [scope.json]).map { try Account(row: $0) }
    }

    /// An account that was not removed, and is no disk.
    public func account(_ id: Account.ID) async throws -> Account? {
        try await read { try Self.account(id, in: $0) }
    }

    static func account(_ id: Account.ID, in db: Database) throws -> Account? {
        try Row.fetchOne(
            db, sql: "SELECT * FROM accounts WHERE id = ? AND removed_at IS NULL AND platform = 'digital'",
            arguments: [id.rawValue]
        ).map { try Account(row: $0) }
    }

    /// An account of this company that somebody has removed, and when.
    public func removedAccount(
        _ id: Account.ID, of enterprise: Enterprise.ID
    ) async throws -> (account: Account, at: Date)? {
        try await read { db in
            let sql =
                "SELECT * FROM accounts WHERE id = ? AND enterprise_id = ? AND removed_at IS NOT NULL AND platform = 'digital'"
            return try Row.fetchOne(db, sql: sql, arguments: [id.rawValue, enterprise.rawValue])
                .map { (try Account(row: $0), try $0.instant("removed_at")) }
        }
    }

    /// What a download shows of its account, which may have been removed since.
    public func accountLabel(_ id: Account.ID) async throws -> String {
        try await read { db in
            let row = try Row.fetchOne(db, sql: "SELECT * FROM accounts WHERE id = ?", arguments: [id.rawValue])
            guard let row else { return "" }
            let account = try Account(row: row)
            return Self.diskNumber(in: account.loginName).map { "税盘 \($0)" } ?? account.label
        }
    }

    /// Nil where the account must be verified by its person first.
    public func sealedSession(of account: Account.ID) async throws -> [UInt8]? {
        try await sealed("sealed_session", of: account, where: "state = 'usable'")
    }

    /// The session in whatever state the account is: one that waits for its person lives on at the bureau.
    public func lastSealedSession(of account: Account.ID) async throws -> [UInt8]? {
        try await sealed("sealed_session", of: account, where: "removed_at IS NULL")
    }

    /// What was typed to log the account in, for the next login.
    public func sealedCredentials(of account: Account.ID) async throws -> [UInt8]? {
        try await sealed("sealed_credentials", of: account, where: "removed_at IS NULL")
    }

    private func sealed(_ column: String, of account: Account.ID, where condition: String) async throws -> [UInt8]? {
        try await read { db in
            try Data.fetchOne(
                db, sql: "SELECT \(column) FROM accounts WHERE id = ? AND \(column) IS NOT NULL AND \(condition)",
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
            rights: Rights(rawValue: try row.count("rights")), state: try row.word("state"),
            version: try row.count("version"), changedBy: try row.text("changed_by"),
            verifiedAt: try row.instant("verified_at"), lockedUntil: row.instantIfAny("locked_until"),
            triesLeft: row["tries_left"])
    }
}
