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

    @Test func eachLoginIsANewVersionOfWhoeverDidIt() async throws {
        let first = try #require(try await store.account(example.account))
        #expect(first.version == 1 && first.changedBy.isEmpty && first.verifiedAt == now)
        let verified = VerifiedAccount(
            enterprise: example.enterprise, loginName: "13800000001", person: "张三丰", role: "开票员", rights: .issue,
            changedBy: "王敏")
        let later = now.addingTimeInterval(9)
        _ = try await store.save(verified, recording: .example(.accountSaved), at: later) { _, _ in
            SealedSecrets(credentials: [1], session: [2])
        }
        let second = try #require(try await store.account(example.account))
        #expect(second.version == 2 && second.changedBy == "王敏" && second.verifiedAt == later)
        #expect(second.person == "张三丰" && second.role == "开票员")
        #expect(try await store.actions() == [.accountSaved])
    }

    /// What the bureau said of the last try is told until the next yes.
    @Test func aYesEndsALockAndACountOfTries() async throws {
        let end = now.addingTimeInterval(86_400)
        try await store.mark(example.account, as: .wrongPassword, triesLeft: 2)
        #expect(try await store.account(example.account)?.triesLeft == 2)
        try await store.mark(example.account, as: .locked, lockedUntil: end)
        let locked = try #require(try await store.account(example.account))
        #expect(locked.lockedUntil == end && locked.triesLeft == nil && locked.state == .locked)
        try await store.addAccount("13800000001", of: example.enterprise, at: now)
        let again = try #require(try await store.account(example.account))
        #expect(again.lockedUntil == nil && again.triesLeft == nil && again.state == .usable)
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
        await #expect(throws: NoKey.self) { try await store.save(verified, at: now) { _, _ in throw NoKey() } }
        #expect(try await store.accounts(of: example.enterprise).count == 1)
    }
}
