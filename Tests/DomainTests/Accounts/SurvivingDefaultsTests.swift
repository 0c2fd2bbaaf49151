import Domain
import Testing

/// What is left of a company's defaults when its accounts change.
@Suite struct SurvivingDefaultsTests {
    private static let choices = AccountTable.choices(of: [1, 2, 3])

    /// The most of a choice that the rule still allows: all of it, one purpose, or nothing.
    private static func mostAllowed(of choice: DefaultAccounts, in company: [Account]) -> DefaultAccounts {
        let parts = [choice, DefaultAccounts(issue: choice.issue), DefaultAccounts(receive: choice.receive)]
        return parts.first { AccountTable.flaws(of: $0, in: company).isEmpty } ?? DefaultAccounts()
    }

    @Test func whatIsLeftIsTheMostThatIsAllowed() {
        var whole = 0
        for company in AccountTable.remainders {
            for choice in Self.choices {
                let left = choice.surviving(among: company).defaults
                if left == choice { whole += 1 }
                let isAllowed = (try? left.checked(among: company)) != nil
                guard !isAllowed || left != Self.mostAllowed(of: choice, in: company) else { continue }
                Issue.record("\(choice) among \(company.map { "\($0.id) \($0.rights.name)" }): \(left)")
            }
        }
        #expect(AccountTable.remainders.count * Self.choices.count == 2000)
        #expect(whole > 100 && whole < 1000, "both outcomes were met: \(whole)")
    }

    @Test func whatWasLostIsNamedWithItsReason() {
        var reasons: Set<DefaultLoss.Reason> = []
        for company in AccountTable.remainders {
            for choice in Self.choices {
                let (left, lost) = choice.surviving(among: company)
                for direction in Direction.allCases {
                    guard let id = choice[direction], left[direction] == nil else {
                        if lost[direction] != nil { Issue.record("\(choice) kept its \(direction)") }
                        continue
                    }
                    let account = company.first { $0.id == id }
                    let expected: DefaultLoss.Reason =
                        switch account {
                        case nil: .removed
                        case let account? where !account.rights.contains(direction.right): .right
                        default: .single
                        }
                    reasons.insert(expected)
                    if lost[direction] != expected { Issue.record("\(choice) lost its \(direction): not \(expected)") }
                }
            }
        }
        #expect(reasons == Set(DefaultLoss.Reason.allCases))
    }

    @Test func theOtherPurposeStaysWhereTwoAccountsAreLeft() {
        let choice = DefaultAccounts(issue: Account.ID(rawValue: 1), receive: Account.ID(rawValue: 1))
        let (left, lost) = choice.surviving(among: [AccountTable.account(1, .issue), AccountTable.account(2, [])])
        #expect(left == DefaultAccounts(issue: Account.ID(rawValue: 1)) && lost == [.received: .right])
    }

    @Test func theLastAccountServesBothOrNothing() {
        let choice = DefaultAccounts(issue: Account.ID(rawValue: 1), receive: Account.ID(rawValue: 2))
        let (left, lost) = choice.surviving(among: [AccountTable.account(2, [.issue, .receive])])
        #expect(left == DefaultAccounts() && lost == [.issued: .removed, .received: .single])
    }
}
