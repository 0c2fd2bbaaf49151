public import Domain
public import Foundation
import GRDB

/// Somebody else has set other defaults since the page was shown.
public struct DefaultsChanged: Error, Hashable, Sendable {
    public let current: DefaultAccounts
}

extension Store {
    public func defaultAccounts(of enterprise: Enterprise.ID) async throws -> DefaultAccounts {
        try await read { try Self.defaultAccounts(of: enterprise, in: $0) }
    }

    static func defaultAccounts(of enterprise: Enterprise.ID, in db: Database) throws -> DefaultAccounts {
        let sql = "SELECT * FROM default_accounts WHERE enterprise_id = ?"
        let row = try Row.fetchOne(db, sql: sql, arguments: [enterprise.rawValue])
        return DefaultAccounts(
            issue: (row?["issue_account"] as Int64?).map(Account.ID.init(rawValue:)),
            receive: (row?["receive_account"] as Int64?).map(Account.ID.init(rawValue:)))
    }

    /// Whether any of these companies has a default account.
    public func hasDefaultAccounts(in scope: Set<Enterprise.ID>) async throws -> Bool {
        try await read { db in
            let sql = """
                SELECT EXISTS (
                    SELECT 1 FROM default_accounts WHERE enterprise_id IN (SELECT value FROM json_each(?)))
                """
            return try Bool.fetchOne(db, sql: sql, arguments: [scope.json]) ?? false
        }
    }

    /// Defaults that went by themselves and were not set anew since.
    public func defaultLosses(of enterprise: Enterprise.ID) async throws -> [DefaultLoss] {
        try await read { try Self.defaultLosses(of: enterprise, in: $0) }
    }

    static func defaultLosses(of enterprise: Enterprise.ID, in db: Database) throws -> [DefaultLoss] {
        let sql = "SELECT * FROM default_losses WHERE enterprise_id = ? ORDER BY direction"
        return try Row.fetchAll(db, sql: sql, arguments: [enterprise.rawValue]).map { row in
            DefaultLoss(
                direction: try row.word("direction"), account: try row.text("account"),
                reason: try row.word("reason"), at: try row.instant("lost_at"))
        }
    }

    /// 设置默认账号, checked against the accounts as they are in the same transaction. `seen` is what the page showed:
    /// throws `DefaultsChanged` where others stand now. Throws `DefaultAccountRefusal`.
    public func setDefaultAccounts(
        _ choice: DefaultAccounts, of enterprise: Enterprise.ID, seen: DefaultAccounts? = nil,
        recording deed: Deed? = nil, at now: Date = Date()
    ) async throws {
        try await write(recording: deed, at: now) { db in
            let current = try Self.defaultAccounts(of: enterprise, in: db)
            if let seen, seen != current { throw DefaultsChanged(current: current) }
            try choice.checked(among: try Self.accounts(of: [enterprise], in: db))
            try Self.write(choice, of: enterprise, in: db)
            try db.execute(
                sql: "DELETE FROM default_losses WHERE enterprise_id = ?", arguments: [enterprise.rawValue])
        }
    }

    /// Before the company's accounts become `accounts`: a default that these cannot be goes, and that it went is told.
    static func keepDefaults(
        of enterprise: Enterprise.ID, among accounts: [Account], at now: Date, in db: Database
    ) throws {
        let current = try defaultAccounts(of: enterprise, in: db)
        let (left, lost) = current.surviving(among: accounts)
        guard !lost.isEmpty else { return }
        try write(left, of: enterprise, in: db)
        for (direction, reason) in lost {
            let account = try current[direction].flatMap { try Self.account($0, in: db) }?.label ?? ""
            try db.execute(
                sql: "INSERT OR REPLACE INTO default_losses VALUES (?, ?, ?, ?, ?)",
                arguments: [
                    enterprise.rawValue, direction.rawValue, account, reason.rawValue, now.milliseconds,
                ])
        }
    }

    private static func write(_ choice: DefaultAccounts, of enterprise: Enterprise.ID, in db: Database) throws {
        guard choice != DefaultAccounts() else {
            let sql = "DELETE FROM default_accounts WHERE enterprise_id = ?"
            return try db.execute(sql: sql, arguments: [enterprise.rawValue])
        }
        try db.execute(
            sql: """
                INSERT INTO default_accounts VALUES (?, ?, ?) ON CONFLICT (enterprise_id)
                DO UPDATE SET issue_account = excluded.issue_account, receive_account = excluded.receive_account
                """, arguments: [enterprise.rawValue, choice.issue?.rawValue, choice.receive?.rawValue])
    }
}
