import Domain
import Testing

@testable import Store

/// The chip, the filter and the counts follow one rule.
@Suite struct AccountStandingTests {
    @Test(
        arguments: [
            ([], .missing), ([.usable], .usable), ([.wrongPassword, .locked, .usable], .usable),
            ([.verificationRequired], .verificationRequired),
            ([.verificationRequired, .wrongPassword], .wrongPassword),
            ([.verificationRequired, .wrongPassword, .locked], .locked),
        ] as [([Account.State], AccountStanding)])
    func oneUsableAccountIsEnoughElseTheWorstCounts(states: [Account.State], standing: AccountStanding) {
        let accounts = states.map {
            Account(
                id: .init(rawValue: 1), enterprise: .init(rawValue: 1), loginName: "1", person: "", role: "",
                rights: [],
                state: $0)
        }
        #expect(AccountStanding(of: accounts) == standing)
    }

    @Test func everyStateOfAnAccountHasItsPlace() {
        #expect(Set(AccountStanding.precedence) == Set(Account.State.allCases))
        #expect(AccountStanding.allCases.compactMap(\.state).count == Account.State.allCases.count)
        #expect(Set(EnterpriseFilter.State.allCases.map(\.rawValue)).count == AccountStanding.allCases.count + 1)
    }

    @Test func filterAndCountsAgreeWithTheRuleForEverySetOfStates() async throws {
        let example = try await Example()
        let states = Account.State.allCases
        for bits in 0..<(1 << states.count) {
            try await example.company(
                "企业\(bits)", "440300", states.indices.filter { bits >> $0 & 1 == 1 }.map { states[$0] })
        }
        // A removed account is none, whatever its state was.
        let removed = try await example.company("移除", "440300", [.usable, .locked])
        try await example.remove(.usable, of: removed)
        let scope = try await example.everyCompany
        let all = try await example.store.enterprises(matching: EnterpriseFilter(), in: scope, limit: 99).lines
        let counts = try await example.store.enterpriseCounts(matching: EnterpriseFilter(), in: scope)
        #expect(all.count == 18 && counts.total == 18 && counts[nil] == 18)
        #expect(all.first { $0.enterprise.id == removed }.map { AccountStanding(of: $0.accounts) } == .locked)
        for standing in AccountStanding.allCases {
            let filter = EnterpriseFilter(state: .standing(standing))
            let found = try await example.store.enterprises(matching: filter, in: scope, limit: 99).lines
            let expected = all.filter { AccountStanding(of: $0.accounts) == standing }.map(\.enterprise.id)
            #expect(found.map(\.enterprise.id) == expected)
            #expect(counts[.standing(standing)] == expected.count && !expected.isEmpty)
        }
        let attending = all.filter { $0.accounts.contains { $0.state != .usable } }.count
        #expect(counts[.attention] == attending)
    }
}
