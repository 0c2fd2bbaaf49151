import Domain
import Foundation
import Testing

@testable import Store

@Suite struct DefaultAccountStoreTests {
    private let example: Example
    private var store: Store { example.store }
    private var both: DefaultAccounts { DefaultAccounts(issue: example.account, receive: example.account) }

    init() async throws { example = try await Example() }

    private func defaults() async throws -> DefaultAccounts { try await store.defaultAccounts(of: example.enterprise) }

    private func login(_ name: String, _ rights: Rights) async throws -> Account.ID {
        try await store.addAccount(name, of: example.enterprise, rights: rights, at: example.now)
    }

    @Test func areSetAndCleared() async throws {
        #expect(try await defaults() == DefaultAccounts())
        try await store.setDefaultAccounts(both, of: example.enterprise)
        #expect(try await defaults() == both)
        try await store.setDefaultAccounts(DefaultAccounts(), of: example.enterprise)
        #expect(try await defaults() == DefaultAccounts())
    }

    @Test func mayBeTwoAccounts() async throws {
        let receiver = try await login("13800000002", .receive)
        let choice = DefaultAccounts(issue: example.account, receive: receiver)
        try await store.setDefaultAccounts(choice, of: example.enterprise)
        #expect(try await defaults() == choice)
    }

    @Test func aRefusedChoiceLeavesTheOldOne() async throws {
        try await store.setDefaultAccounts(both, of: example.enterprise)
        await #expect(throws: DefaultAccountRefusal.singleServesBoth) {
            try await store.setDefaultAccounts(DefaultAccounts(issue: example.account), of: example.enterprise)
        }
        let receiver = try await login("13800000002", .receive)
        await #expect(throws: DefaultAccountRefusal.noRight(.issue)) {
            try await store.setDefaultAccounts(DefaultAccounts(issue: receiver), of: example.enterprise)
        }
        #expect(try await defaults() == both)
    }

    @Test func anotherCompanysAccountIsUnknown() async throws {
        let other = try await store.addEnterprise(.second)
        let stranger = try await store.addAccount("13900000002", of: other, at: example.now)
        await #expect(throws: DefaultAccountRefusal.unknownAccount) {
            try await store.setDefaultAccounts(
                DefaultAccounts(issue: stranger, receive: stranger), of: example.enterprise)
        }
        #expect(try await defaults() == DefaultAccounts())
    }

    @Test func aLostRightClearsItsDefaultAlone() async throws {
        _ = try await login("13800000002", .receive)
        try await store.setDefaultAccounts(both, of: example.enterprise)
        _ = try await login("13800000001", .issue)
        #expect(try await defaults() == DefaultAccounts(issue: example.account))
    }

    /// What is left must be a choice that could be made: a single account serves both or neither.
    @Test(arguments: [[], .issue, .receive] as [Rights])
    func aSingleAccountThatLosesARightServesNeither(_ rights: Rights) async throws {
        try await store.setDefaultAccounts(both, of: example.enterprise)
        _ = try await login("13800000001", rights)
        #expect(try await defaults() == DefaultAccounts())
        try await store.setDefaultAccounts(try await defaults(), of: example.enterprise)
    }

    @Test func aRenewalWithEveryRightKeepsThem() async throws {
        try await store.setDefaultAccounts(both, of: example.enterprise)
        _ = try await login("13800000001", [.issue, .receive])
        #expect(try await defaults() == both)
    }
}
