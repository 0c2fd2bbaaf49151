import Domain
import Foundation
import Testing

@testable import Store

@Suite struct AccountStoreTests {
    private let example: Example
    private var store: Store { example.store }
    private var now: Date { example.now }

    init() async throws { example = try await Example() }

    @Test func isSavedWithItsSecretsUnderItsId() async throws {
        let accounts = try await store.accounts(of: example.enterprise)
        #expect(accounts.map(\.id) == [example.account])
        #expect(accounts.first?.rights == [.issue, .receive])
        #expect(accounts.first?.state == .usable)
        #expect(try await store.sealedSession(of: example.account) == Array("session \(example.account)".utf8))
    }

    @Test func isRenewedNotDoubled() async throws {
        try await store.mark(example.account, as: .wrongPassword)
        let again = try await store.addAccount("13800000001", of: example.enterprise, rights: .receive, at: now)
        #expect(again == example.account)
        let accounts = try await store.accounts(of: example.enterprise)
        #expect(accounts.map(\.state) == [.usable])
        #expect(accounts.map(\.rights) == [.receive])
    }

    @Test func isAnotherAccountInAnotherCompany() async throws {
        let other = try await store.addEnterprise(.second)
        let account = try await store.addAccount("13800000001", of: other, at: now)
        #expect(account != example.account)
        #expect(try await store.accounts(of: other).map(\.id) == [account])
        #expect(try await store.accounts(of: example.enterprise).map(\.id) == [example.account])
    }

    @Test(arguments: Account.State.allCases)
    func aMarkTakesTheSession(_ state: Account.State) async throws {
        try await store.mark(example.account, as: state)
        #expect(try await store.accounts(of: example.enterprise).map(\.state) == [state])
        #expect(try await store.sealedSession(of: example.account) == nil)
    }

    @Test func aFailedSealingSavesNothing() async throws {
        struct NoKey: Error {}
        let verified = VerifiedAccount(
            enterprise: example.enterprise, loginName: "new", person: "王五", role: "开票员", rights: .issue)
        await #expect(throws: NoKey.self) { try await store.save(verified, at: now) { _ in throw NoKey() } }
        #expect(try await store.accounts(of: example.enterprise).count == 1)
    }
}
