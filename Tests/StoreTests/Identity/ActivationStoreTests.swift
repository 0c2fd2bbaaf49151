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
        try await example.store.issueActivation(
            codeHash: hash(1), enterprises: [.first, .second], at: example.now,
            until: example.now.addingTimeInterval(86_400))
    }

    private func refusal(
        _ code: [UInt8]?, for user: User.ID? = nil, after seconds: Double = 1
    ) async throws -> ActivationRefusal? {
        do {
            try await store.activate(codeHash: code, for: user ?? wang, at: now.addingTimeInterval(seconds))
            return nil
        } catch let refusal as ActivationRefusal { return refusal }
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
        #expect(try await refusal(hash(1)) == nil)
        #expect(try await companies(of: wang) == [EnterpriseEntry.first.name, EnterpriseEntry.second.name])
        #expect(try await companies(of: example.user) == [])
    }

    /// The company is known already: it is joined, not doubled, and takes the newer name.
    @Test func aKnownCompanyIsJoined() async throws {
        let renamed = EnterpriseEntry(taxNumber: EnterpriseEntry.first.taxNumber, name: "深圳晨光股份", area: Area.all[23])
        try await store.issueActivation(
            codeHash: hash(2), enterprises: [renamed], at: now, until: now.addingTimeInterval(60))
        #expect(try await refusal(hash(1)) == nil)
        #expect(try await refusal(hash(2)) == nil)
        #expect(try await companies(of: wang) == ["深圳晨光股份", EnterpriseEntry.second.name])
        #expect(try await store.enterprise(example.enterprise)?.name == "深圳晨光股份")
    }

    @Test func saysWhyItDoesNotOpen() async throws {
        #expect(try await refusal(nil) == .unknown)
        #expect(try await refusal(hash(9)) == .unknown)
        #expect(try await refusal(hash(1), after: 86_400) == .expired)
        #expect(try await companies(of: wang) == [])
        #expect(try await refusal(hash(1), after: 86_399) == nil)
        #expect(try await refusal(hash(1)) == .used)
        #expect(try await refusal(hash(1), for: example.user) == .used)
    }

    @Test func tenWrongTriesAnHourAreEnough() async throws {
        for second in 1...10 { #expect(try await refusal(hash(9), after: Double(second)) == .unknown) }
        #expect(try await refusal(hash(1), after: 11) == .tooManyTries)
        #expect(try await refusal(hash(1), after: 3_600) == .tooManyTries)
        #expect(try await refusal(hash(9), for: example.user, after: 11) == .unknown, "each has tries of one's own")
        #expect(try await refusal(hash(1), after: 3_601) == nil)
    }

    @Test func aCodeOpensOnceAmongTwenty() async throws {
        let users = [wang, example.user]
        let opened = try await withThrowingTaskGroup(of: Bool.self) { [store, now] group in
            for number in 0..<20 {
                group.addTask {
                    do {
                        try await store.activate(codeHash: hash(1), for: users[number % 2], at: now)
                    } catch is ActivationRefusal { return false }
                    return true
                }
            }
            return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(opened == 1)
        #expect(try await store.number("SELECT count(*) FROM memberships") == 2)
    }
}
