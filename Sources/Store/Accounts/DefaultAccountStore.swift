public import Domain
public import Foundation
import GRDB

extension Store {
    public func defaultAccounts(of enterprise: Enterprise.ID) async throws -> DefaultAccounts {
        try await read { db in
            let sql = "SELECT direction, account_id FROM default_accounts WHERE enterprise_id = ?"
            var defaults = DefaultAccounts()
            for row in try Row.fetchAll(db, sql: sql, arguments: [enterprise.rawValue]) {
                let direction: Direction = try row.word("direction")
                switch direction {
                case .issued: defaults.issue = try row.key("account_id")
                case .received: defaults.receive = try row.key("account_id")
                }
            }
            return defaults
        }
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

    /// 设置默认账号, checked against the accounts as they are in the same transaction.
    public func setDefaultAccounts(
        _ choice: DefaultAccounts, of enterprise: Enterprise.ID, recording deed: Deed? = nil, at now: Date = Date()
    ) async throws {
        try await write(recording: deed, at: now) { db in
            try choice.checked(among: try Self.accounts(of: [enterprise], in: db))
            try db.execute(
                sql: "DELETE FROM default_accounts WHERE enterprise_id = ?", arguments: [enterprise.rawValue])
            for direction in Direction.allCases {
                guard let account = choice[direction] else { continue }
                try db.execute(
                    sql: "INSERT INTO default_accounts (enterprise_id, direction, account_id) VALUES (?, ?, ?)",
                    arguments: [enterprise.rawValue, direction.rawValue, account.rawValue])
            }
        }
    }
}
