import Domain
import Foundation
import GRDB
import Testing

@testable import Store

/// A login is saved only for whoever may keep accounts at that moment.
@Suite struct LoginRightTests {
    private let example: Example
    private let chen: User.ID
    private var store: Store { example.store }
    private var now: Date { example.now }

    init() async throws {
        example = try await Example()
        chen = try await example.store.addMember("openid-chen", as: .finance, of: example.enterprise, at: example.now)
        _ = try await example.store.addMember("openid-wu", as: .administrator, of: example.enterprise, at: example.now)
    }

    private func save(by owner: LoginOwner) async throws {
        let verified = VerifiedAccount(
            enterprise: example.enterprise, loginName: "13800000009", person: "张三", role: "办税员", rights: .issue,
            owner: owner)
        _ = try await store.save(verified, at: now) { _, _ in SealedSecrets(credentials: [1], session: [2]) }
    }

    private var names: [String] {
        get async throws { try await store.accounts(of: example.enterprise).map(\.loginName) }
    }

    @Test func whoMaySaves() async throws {
        try await save(by: .user(chen))
        #expect(try await names == ["13800000001", "13800000009"])
    }

    @Test(arguments: ["reader", "unbound", "another company's", "never one"])
    func whoMayNoLongerSavesNothing(_ loss: String) async throws {
        var owner = LoginOwner.user(chen)
        switch loss {
        case "reader": try await store.setRole(.reader, of: chen, recording: .example(.roleChanged), at: now)
        case "unbound": try await store.unbind(chen, leavesNobody: false, recording: .example(.unbound), at: now)
        case "another company's":
            let other = try await store.addEnterprise(.second)
            try await store.run(
                "UPDATE memberships SET enterprise_id = ? WHERE user_id = ?", [other.rawValue, chen.rawValue])
        default: owner = .user(User.ID(rawValue: 99))
        }
        await #expect(throws: RightLost()) { try await save(by: owner) }
        #expect(try await names == ["13800000001"])
        try await store.mark(example.account, as: .verificationRequired)
        await #expect(throws: RightLost()) {
            try await store.sessionGoesOn(of: example.account, by: owner, recording: nil, at: now)
        }
        #expect(try await store.account(example.account)?.state == .verificationRequired)
    }

    /// One that was ended, and one that never was.
    @Test func aLinkThatServesNoMoreSavesNothing() async throws {
        try await store.mark(example.account, as: .verificationRequired)
        try await store.bind(example.account, to: "o-sun", by: example.user, at: now)
        try await store.ask(for: example.account, link: 5, to: "o-sun", at: now)
        let link = try #require(try await store.verification(linkHash: hash(5)))
        _ = try await store.unbindAccount(example.account, recording: .example(.weChatUnbound), at: now)
        for id in [link.id, Verification.ID(rawValue: 99)] {
            await #expect(throws: StoreError.conflict) { try await save(by: .link(id)) }
        }
        #expect(try await names == ["13800000001"])
    }
}
