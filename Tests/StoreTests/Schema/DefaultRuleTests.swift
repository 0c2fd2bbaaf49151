import Domain
import Foundation
import GRDB
import Testing

@testable import Store

/// The database itself keeps the rule of default accounts, whatever statement is run.
@Suite struct DefaultRuleTests {
    /// Company 1: account 1 for both, and so default; 2 issues, 3 receives, 4 may nothing, 5 was removed. Company 2:
    /// account 6 for both, and no other.
    private func example() async throws -> Store {
        let example = try await Example()
        let (store, now) = (example.store, example.now)
        for (name, rights) in [("2", .issue), ("3", .receive), ("4", []), ("5", [.issue, .receive])]
            as [(String, Rights)]
        {
            try await store.addAccount(name, of: example.enterprise, rights: rights, at: now)
        }
        let other = try await store.addEnterprise(.second)
        try await store.addAccount("6", of: other, at: now)
        try await store.run("UPDATE accounts SET removed_at = 1 WHERE id = 5")
        let both = DefaultAccounts(issue: example.account, receive: example.account)
        try await store.setDefaultAccounts(both, of: example.enterprise)
        return store
    }

    static let refused = [
        BadRow("issuing without the right", "UPDATE default_accounts SET issue_account = 3"),
        BadRow("receiving without the right", "UPDATE default_accounts SET receive_account = 2"),
        BadRow("either without any right", "UPDATE default_accounts SET issue_account = 4"),
        BadRow("a removed account", "UPDATE default_accounts SET issue_account = 5"),
        BadRow("a removed account anew", "INSERT OR REPLACE INTO default_accounts VALUES (1, 5, 5)"),
        BadRow("another company's account", "UPDATE default_accounts SET issue_account = 6"),
        BadRow("another company's account for both", "INSERT OR REPLACE INTO default_accounts VALUES (1, 6, 6)"),
        BadRow("no account for either", "UPDATE default_accounts SET issue_account = NULL, receive_account = NULL"),
        BadRow("a row moved to another company", "UPDATE default_accounts SET enterprise_id = 2"),
        BadRow("a single account that issues alone", "INSERT INTO default_accounts VALUES (2, 6, NULL)"),
        BadRow("a single account that receives alone", "INSERT INTO default_accounts VALUES (2, NULL, 6)"),
        BadRow("a default that loses a right", "UPDATE accounts SET rights = 1 WHERE id = 1"),
        BadRow("a default that loses all rights", "UPDATE accounts SET rights = 0 WHERE id = 1"),
        BadRow("a default that is removed", "UPDATE accounts SET removed_at = 1 WHERE id = 1"),
        BadRow("a default that is deleted", "DELETE FROM accounts WHERE id = 1"),
        BadRow("a default that changes its company", "UPDATE accounts SET enterprise_id = 2 WHERE id = 1"),
    ]

    @Test(arguments: refused) func isRefused(_ row: BadRow) async throws {
        let store = try await example()
        let error = try await #require(throws: DatabaseError.self) { try await store.run(row.sql) }
        #expect(error.resultCode == .SQLITE_CONSTRAINT, "\(error)")
        let kept = try await store.texts("SELECT issue_account || ' ' || receive_account FROM default_accounts")
        #expect(kept == ["1 1"])
    }

    @Test(arguments: [
        "UPDATE default_accounts SET issue_account = 2", "UPDATE default_accounts SET receive_account = 3",
        "UPDATE default_accounts SET issue_account = 2, receive_account = 3",
        "UPDATE default_accounts SET receive_account = NULL", "INSERT INTO default_accounts VALUES (2, 6, 6)",
        "DELETE FROM default_accounts", "UPDATE accounts SET rights = 0 WHERE id IN (2, 3)",
        "UPDATE accounts SET removed_at = 1 WHERE id <> 1", "UPDATE accounts SET state = 'locked', version = 9",
    ])
    func isTaken(_ sql: String) async throws {
        try await example().run(sql)
    }

    /// The other account goes, and the one that is left would serve one purpose alone.
    @Test(arguments: [
        "UPDATE accounts SET removed_at = 1 WHERE id <> 1", "DELETE FROM accounts WHERE enterprise_id = 1 AND id <> 1",
    ])
    func theLastAccountCannotBeLeftWithOnePurpose(_ sql: String) async throws {
        let store = try await example()
        try await store.run("UPDATE default_accounts SET receive_account = NULL")
        let error = await #expect(throws: DatabaseError.self) { try await store.run(sql) }
        #expect(error?.resultCode == .SQLITE_CONSTRAINT)
    }
}
