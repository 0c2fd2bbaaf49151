import Domain
import Foundation
import Testing

@testable import Store

/// A default that goes by itself is told until somebody sets the defaults anew.
@Suite struct DefaultLossTests {
    private let example: Example
    private var store: Store { example.store }
    private var now: Date { example.now }
    private var both: DefaultAccounts { DefaultAccounts(issue: example.account, receive: example.account) }

    init() async throws {
        example = try await Example()
        try await example.store.addAccount("13800000002", of: example.enterprise, rights: .receive, at: example.now)
        try await example.store.setDefaultAccounts(both, of: example.enterprise)
    }

    private var losses: [DefaultLoss] {
        get async throws { try await store.defaultLosses(of: example.enterprise) }
    }

    private func logIn(_ rights: Rights, at instant: Date) async throws {
        try await store.addAccount("13800000001", of: example.enterprise, rights: rights, at: instant)
    }

    @Test func aLostRightIsToldWithTheAccountAsItWas() async throws {
        let later = now.addingTimeInterval(60)
        try await logIn(.issue, at: later)
        #expect(try await store.defaultAccounts(of: example.enterprise) == DefaultAccounts(issue: example.account))
        #expect(
            try await losses == [
                DefaultLoss(direction: .received, account: "张三 138****0001", reason: .right, at: later)
            ])
    }

    /// The sealing is the last that can fail: then the account, its default and the notice are as before.
    @Test func aLoginThatCannotBeKeptLosesNothing() async throws {
        struct NoKey: Error {}
        let verified = VerifiedAccount(
            enterprise: example.enterprise, loginName: "13800000001", person: "张三", role: "办税员", rights: [])
        await #expect(throws: NoKey.self) { try await store.save(verified, at: now) { _, _ in throw NoKey() } }
        #expect(try await store.defaultAccounts(of: example.enterprise) == both)
        #expect(try await losses == [])
        #expect(try await store.account(example.account)?.rights == [.issue, .receive])
        #expect(try await store.account(example.account)?.version == 1)
    }

    @Test func allThatIsLostIsTold() async throws {
        try await logIn([], at: now)
        #expect(try await losses.map(\.direction) == [.issued, .received])
        #expect(try await losses.map(\.reason) == [.right, .right])
        #expect(try await store.defaultAccounts(of: example.enterprise) == DefaultAccounts())
    }

    @Test func aNewChoiceEndsTheNotice() async throws {
        try await logIn(.issue, at: now)
        await #expect(throws: DefaultAccountRefusal.noRight(.receive)) {
            try await store.setDefaultAccounts(both, of: example.enterprise)
        }
        #expect(try await losses.count == 1, "a refused choice ends nothing")
        try await store.setDefaultAccounts(DefaultAccounts(issue: example.account), of: example.enterprise)
        #expect(try await losses == [])
    }

    @Test func aSecondLossReplacesTheFirst() async throws {
        try await logIn(.issue, at: now)
        try await logIn([.issue, .receive], at: now)
        try await store.setDefaultAccounts(both, of: example.enterprise)
        try await logIn(.issue, at: now.addingTimeInterval(9))
        #expect(try await losses.map(\.at) == [now.addingTimeInterval(9)])
    }

    @Test func aRightThatComesBackIsNoDefaultByItself() async throws {
        try await logIn(.issue, at: now)
        try await logIn([.issue, .receive], at: now)
        #expect(try await store.defaultAccounts(of: example.enterprise) == DefaultAccounts(issue: example.account))
        #expect(try await losses.map(\.direction) == [.received], "until somebody sets it anew")
    }

    @Test func theLastAccountLosesItsOnePurposeToo() async throws {
        try await store.setDefaultAccounts(DefaultAccounts(issue: example.account), of: example.enterprise)
        let other = try #require(try await store.accounts(of: example.enterprise).last)
        try await store.remove(other, version: other.version, recording: .example(.accountRemoved), at: now)
        #expect(try await store.defaultAccounts(of: example.enterprise) == DefaultAccounts())
        #expect(try await losses.map(\.reason) == [.single])
    }

    /// Two people with one page: the second is told what stands now.
    @Test func aChoiceOverAnothersIsRefused() async throws {
        let one = DefaultAccounts(issue: example.account)
        try await store.setDefaultAccounts(one, of: example.enterprise, seen: both)
        await #expect(throws: DefaultsChanged(current: one)) {
            try await store.setDefaultAccounts(both, of: example.enterprise, seen: both)
        }
        #expect(try await store.defaultAccounts(of: example.enterprise) == one)
    }
}
