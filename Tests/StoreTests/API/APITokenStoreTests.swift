import Domain
import Foundation
import GRDB
import Testing

@testable import Store

extension NewAPIToken {
    static func example(
        _ byte: UInt8, _ name: String = "ERP", access: APIToken.Access = .read, for enterprises: Set<Enterprise.ID>?,
        until end: Date? = nil, by user: User.ID
    ) throws -> NewAPIToken {
        NewAPIToken(
            tokenHash: hash(byte), ending: "9f3c", name: try #require(APITokenName(name)), access: access,
            enterprises: enterprises, expiresAt: end, madeBy: user)
    }
}

@Suite struct APITokenStoreTests {
    private let example: Example
    private var store: Store { example.store }
    private var now: Date { example.now }

    /// 李会计 is an administrator of the company, as whoever makes a token is.
    init() async throws {
        example = try await Example()
        try await example.administer(example.scope)
    }

    private func list(_ scope: Set<Enterprise.ID>? = nil) async throws -> [APITokenSummary] {
        try await store.apiTokens(seenBy: APITokenViewer(example.user, scope: scope ?? example.scope), limit: 9)
    }

    @discardableResult
    private func make(
        _ byte: UInt8, _ name: String = "ERP", for enterprises: Set<Enterprise.ID>? = nil, until end: Date? = nil
    ) async throws -> APIToken.ID {
        let new = try NewAPIToken.example(byte, name, for: enterprises, until: end, by: example.user)
        return try await store.make(new, recording: .example(.tokenMade, subject: name), at: now)
    }

    @Test func itIsFoundByItsHashAlone() async throws {
        let id = try await make(1, until: now + 60)
        let token = try #require(try await store.apiToken(hash: hash(1)))
        #expect(
            token
                == APIToken(
                    id: id, name: "ERP", access: .read, isForAll: true, ending: "9f3c", madeAt: now, expiresAt: now + 60
                ))
        #expect(try await store.apiToken(hash: hash(2)) == nil)
        let plans = try await store.plans { _ = try await store.apiToken(hash: hash(1)) }
        #expect(plans.first?.hasPrefix("SEARCH api_tokens USING INDEX sqlite_autoindex_api_tokens_1") == true)
        #expect(plans.filter { $0.hasPrefix("SCAN ") } == [])
        #expect(
            try await store.statements { _ = try await store.apiToken(hash: hash(1)) }.filter { $0.contains("FROM") }
                .count == 1)
    }

    @Test func itDiesWithItsRevocation() async throws {
        let id = try await make(1)
        try await store.revokeAPIToken(id, recording: .example(.tokenRevoked), at: now + 5)
        #expect(try await store.apiToken(hash: hash(1))?.state(at: now + 5) == .revoked)
        await #expect(throws: StoreError.notFound) {
            try await store.revokeAPIToken(id, recording: .example(.tokenRevoked), at: now + 6)
        }
        #expect(try await store.actions() == [.tokenMade, .tokenRevoked])
    }

    @Test func aNameIsTakenUntilItsTokenIsRevoked() async throws {
        let id = try await make(1, until: now + 1)
        await #expect(throws: NameTaken()) { try await make(2) }
        #expect(try await store.actions() == [.tokenMade], "what was not made is not written down")
        try await store.revokeAPIToken(id, recording: .example(.tokenRevoked), at: now)
        try await make(2)
        #expect(try await list().map(\.token.id.rawValue) == [2, 1], "the revoked come last")
    }

    @Test func theListNamesThreeCompaniesAndCountsThem() async throws {
        let many = try await withCompanies(5)
        try await make(1, "五家", for: many)
        try await make(2, "一家", for: example.scope)
        try await make(3, "全部")
        let list = try await list()
        #expect(list.map(\.token.name) == ["全部", "一家", "五家"])
        #expect(list.map(\.companyCount) == [0, 1, 5])
        #expect(list.map(\.companies.count) == [0, 1, 3] && list.allSatisfy { $0.madeBy == "李会计" })
    }

    @Test func itsUseIsNoted() async throws {
        let id = try await make(1)
        try await store.sawAPIToken(id, at: now + 700)
        #expect(try await store.apiToken(hash: hash(1))?.lastUsedAt == now + 700)
    }

    @Test func aRowThatMakesNoSenseIsRefused() async throws {
        try await make(1)
        for sql in [
            "UPDATE api_tokens SET token_hash = x'00'", "UPDATE api_tokens SET access = 'root'",
            "UPDATE api_tokens SET expires_at = made_at", "UPDATE api_tokens SET ending = 'abcde'",
            "INSERT INTO api_token_enterprises VALUES (1, 99)",
        ] { await #expect(throws: DatabaseError.self) { try await store.run(sql) } }
    }

    private func withCompanies(_ count: Int) async throws -> Set<Enterprise.ID> {
        var ids: Set<Enterprise.ID> = []
        for number in 0..<count {
            let entry = EnterpriseEntry(
                taxNumber: TaxNumber(stored: "9133019900000000\(number + 10)"), name: "公司\(number)", area: Area.all[11])
            ids.insert(try await store.addEnterprise(entry))
        }
        return ids
    }
}
