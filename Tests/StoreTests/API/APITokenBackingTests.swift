import Domain
import Foundation
import GRDB
import Testing

@testable import Store

extension Example {
    /// 李会计 is an administrator who has these companies and no others.
    func administer(_ scope: Set<Enterprise.ID>) async throws {
        try await store.run("UPDATE users SET role = 'administrator' WHERE id = ?", [user.rawValue])
        try await store.run("DELETE FROM memberships WHERE user_id = ?", [user.rawValue])
        for company in scope {
            try await store.run("INSERT INTO memberships VALUES (?, ?)", [user.rawValue, company.rawValue])
        }
    }
}

/// A token reaches no further than whoever made it, and is seen by those who could have made it.
@Suite struct APITokenBackingTests {
    private let example: Example
    private let other: Enterprise.ID
    private let stranger: User.ID
    private var store: Store { example.store }
    private var both: Set<Enterprise.ID> { [example.enterprise, other] }
    private static let names = ["全部", "两家", "一家"]

    init() async throws {
        example = try await Example()
        other = try await example.store.addEnterprise(.second)
        stranger = try await example.store.addMember(
            "openid-chen", as: .administrator, of: example.enterprise, at: example.now)
        try await example.administer([example.enterprise, other])
        let scopes: [Set<Enterprise.ID>?] = [nil, [example.enterprise, other], [example.enterprise]]
        for (index, scope) in scopes.enumerated() {
            try await example.store.make(
                try .example(UInt8(index + 1), Self.names[index], for: scope, by: example.user),
                recording: .example(.tokenMade), at: example.now)
        }
    }

    private func valid() async throws -> [String] {
        var names: [String] = []
        for (index, name) in Self.names.enumerated() {
            let token = try #require(try await store.apiToken(hash: hash(UInt8(index + 1))))
            if token.state(at: example.now) == .valid { names.append(name) }
        }
        return names
    }

    private func seen(by user: User.ID, _ scope: Set<Enterprise.ID>) async throws -> Set<String> {
        let viewer = APITokenViewer(user, scope: scope)
        let listed = Set(try await store.apiTokens(seenBy: viewer, limit: 9).map(\.token.name))
        for number in 1...3 {
            let token = try await store.apiToken(APIToken.ID(rawValue: Int64(number)), seenBy: viewer)
            #expect((token != nil) == listed.contains(Self.names[number - 1]), "listed is what can be revoked")
        }
        return listed
    }

    @Test func itServesWhileItsMakerCouldMakeIt() async throws {
        #expect(try await valid() == Self.names)
        try await example.administer([example.enterprise])
        #expect(try await valid() == ["全部", "一家"], "one for all stands while its maker has any")
        try await example.administer([other])
        #expect(try await valid() == ["全部"])
        try await example.administer([])
        #expect(try await valid() == [])
    }

    @Test(arguments: [Role.finance, .reader])
    func itEndsWithItsMakersRole(role: Role) async throws {
        try await store.setRole(role, of: example.user, recording: .example(.roleChanged), at: example.now)
        #expect(try await valid() == [])
        let token = try await store.apiToken(hash: hash(1))
        #expect(token?.state(at: example.now) == .unbacked)
    }

    @Test func unbindingEndsIt() async throws {
        try await store.unbind(example.user, leavesNobody: false, recording: .example(.unbound), at: example.now)
        #expect(try await valid() == [])
    }

    @Test func anAdministratorSeesWhatLiesWithinTheirCompanies() async throws {
        #expect(try await seen(by: stranger, [example.enterprise]) == ["一家"])
        #expect(try await seen(by: stranger, [other]) == [])
        #expect(try await seen(by: stranger, both) == Set(Self.names))
        #expect(try await seen(by: stranger, []) == [])
    }

    @Test func theMakerSeesTheirOwnWhateverComesLater() async throws {
        try await example.company("后来有限公司")
        #expect(try await seen(by: stranger, both) == ["两家", "一家"])
        #expect(try await seen(by: example.user, both) == Set(Self.names), "else nobody could revoke it")
    }
}
