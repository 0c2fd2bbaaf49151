import Domain
import Foundation
import GRDB
import Testing

@testable import Store

@Suite struct ActivationStoreTests {
    private let example: Example
    private let wang: User.ID
    private var store: Store { example.store }
    private var now: Date { example.now }

    init() async throws {
        example = try await Example()
        wang = try await example.store.addUser("openid-wang", at: example.now)
        try await example.store.issue(1, at: example.now)
    }

    private func refusal(
        _ code: UInt8, for user: User.ID? = nil, after seconds: Double = 1
    ) async throws -> ActivationRefusal? {
        try await store.refusal(code, for: user ?? wang, at: now.addingTimeInterval(seconds))
    }

    private func companies(of user: User.ID) async throws -> [String] {
        try await store.texts(
            """
            SELECT name FROM enterprises JOIN memberships ON enterprise_id = enterprises.id
            WHERE user_id = ? ORDER BY tax_number DESC
            """, [user.rawValue])
    }

    @Test func theCodesCompaniesBecomeThePersons() async throws {
        #expect(try await companies(of: wang) == [])
        #expect(try await refusal(1) == nil)
        #expect(try await companies(of: wang) == [EnterpriseEntry.first.name, EnterpriseEntry.second.name])
        #expect(try await companies(of: example.user) == [])
    }

    /// The company is known already: it is joined, not doubled, and takes the newer name.
    @Test func aKnownCompanyIsJoined() async throws {
        let renamed = EnterpriseEntry(taxNumber: EnterpriseEntry.first.taxNumber, name: "深圳晨光股份", area: Area.all[23])
        try await store.issue(2, for: [renamed], at: now, lasting: 60)
        #expect(try await refusal(1) == nil)
        #expect(try await refusal(2) == nil)
        #expect(try await companies(of: wang) == ["深圳晨光股份", EnterpriseEntry.second.name])
        #expect(try await store.enterprise(example.enterprise)?.name == "深圳晨光股份")
    }

    @Test func saysWhyItDoesNotOpen() async throws {
        #expect(try await refusal(9) == .unknown)
        #expect(try await refusal(1, after: 86_400) == .expired)
        #expect(try await companies(of: wang) == [])
        #expect(try await refusal(1, after: 86_399) == nil)
        #expect(try await refusal(1, for: example.user) == .used)
    }

    @Test func whoComesFirstIsAdministratorAndTheRestFinance() async throws {
        try await store.issue(2, at: now)
        #expect(try await refusal(1) == nil)
        #expect(try await refusal(2, for: example.user) == nil)
        #expect(try await store.role(of: wang) == .administrator)
        #expect(try await store.role(of: example.user) == .finance)
    }

    /// Whoever is administrator by role but has no companies any more looks after nobody.
    @Test func anAdministratorWithoutCompaniesDoesNotCount() async throws {
        try await store.run("UPDATE users SET role = 'administrator' WHERE id = ?", [example.user.rawValue])
        #expect(try await refusal(1) == nil)
        #expect(try await store.role(of: wang) == .administrator)
    }

    @Test func aSecondCodeLeavesTheRoleAsItIs() async throws {
        let member = try await store.addMember("openid-chen", as: .reader, of: example.enterprise, at: now)
        #expect(try await refusal(1) == nil)
        try await store.issue(2, at: now)
        #expect(try await refusal(2, for: member) == nil)
        #expect(try await store.role(of: member) == .reader)
    }

    @Test func aCodeOpensToOneOfTwenty() async throws {
        var people: [User.ID] = []
        for number in 0..<20 { people.append(try await store.addUser("openid-\(number)", at: now)) }
        let opened = try await withThrowingTaskGroup(of: Bool.self) { [store, now, people] group in
            for (number, person) in people.enumerated() {
                group.addTask {
                    // From as many places, so that only the code decides.
                    try await store.refusal(1, for: person, from: .at("10.0.0.\(number)"), at: now) == nil
                }
            }
            return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(opened == 1)
        #expect(try await store.number("SELECT count(*) FROM memberships") == 2)
    }
}
