import Domain
import Foundation
import GRDB

@testable import Store

/// Companies, accounts and downloads in whatever state a test wants them, without their lives.
extension Example {
    /// A company with accounts in these states.
    @discardableResult
    func company(
        _ name: String, _ area: String = "440300", _ states: [Account.State] = []
    ) async throws -> Enterprise.ID {
        let number = try await store.number("SELECT count(*) FROM enterprises")
        let taxNumber = "9144\(10_000_000_000 + number)"
        try await store.run(
            "INSERT INTO enterprises (tax_number, name, area) VALUES (?, ?, ?)", [taxNumber, name, area])
        let id = Enterprise.ID(
            rawValue: try await store.number("SELECT id FROM enterprises WHERE tax_number = ?", [taxNumber]))
        for (index, state) in states.enumerated() {
            let account = try await store.addAccount("1390000\(1000 + index)", of: id, at: now)
            if state != .usable { try await store.mark(account, as: state) }
        }
        return id
    }

    /// A default of the company went by itself.
    func lose(
        _ direction: Direction, of enterprise: Enterprise.ID, _ reason: DefaultLoss.Reason = .right, at instant: Int = 1
    ) async throws {
        try await store.run(
            "INSERT INTO default_losses VALUES (?, ?, '李佳怡 138****0003', ?, ?)",
            [enterprise.rawValue, direction.rawValue, reason.rawValue, instant])
    }

    func remove(_ state: Account.State, of enterprise: Enterprise.ID) async throws {
        try await store.run(
            "UPDATE accounts SET removed_at = 1 WHERE enterprise_id = ? AND state = ?",
            [enterprise.rawValue, state.rawValue])
    }

    func verify(_ account: Account.ID, at instant: Int) async throws {
        try await store.run("UPDATE accounts SET verified_at = ? WHERE id = ?", [instant, account.rawValue])
    }

    func accounts(of enterprise: Enterprise.ID) async throws -> [Account.ID] {
        try await store.accounts(of: enterprise).map(\.id)
    }

    /// A download that is `state`, asked for on `asked`; of the company's first account, or of `account`.
    @discardableResult
    func download(
        of enterprise: Enterprise.ID, by account: Account.ID? = nil, _ state: Download.State = .proved,
        _ direction: Direction = .received, _ first: String = "2026-10-01", _ last: String = "2026-10-31",
        asked: String = "2026-11-20", kinds: String = "", statuses: String = ""
    ) async throws -> Download.ID {
        let owner = try await store.number(
            "SELECT min(id) FROM accounts WHERE enterprise_id = ?", [enterprise.rawValue])
        try await store.run(
            """
            INSERT INTO downloads (enterprise_id, account_id, direction, first_day, last_day, kinds, statuses, state,
                trouble, requested_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                enterprise.rawValue, account?.rawValue ?? owner, direction.rawValue, first, last, kinds, statuses,
                state.rawValue, state == .waiting ? Trouble.verificationRequired.code : nil,
                (Day(asked)?.start ?? now).addingTimeInterval(15 * 3600).milliseconds,
            ])
        return Download.ID(rawValue: try await store.number("SELECT max(id) FROM downloads"))
    }

    var everyCompany: Set<Enterprise.ID> {
        get async throws {
            let ids = try await store.texts("SELECT id FROM enterprises")
            return Set(ids.compactMap { Enterprise.ID($0) })
        }
    }
}
