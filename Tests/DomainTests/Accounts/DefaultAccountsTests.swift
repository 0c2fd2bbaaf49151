import Domain
import Testing

@Suite struct DefaultAccountsTests {
    @Test func everyChoiceInEveryCompany() {
        var allowed = 0
        for company in AccountTable.companies {
            for choice in AccountTable.choices(of: [1, 2, 3, 9]) {
                let flaws = AccountTable.flaws(of: choice, in: company)
                do throws(DefaultAccountRefusal) {
                    try choice.checked(among: company)
                    allowed += 1
                    guard !flaws.isEmpty else { continue }
                    Issue.record("\(choice) in \(company.map(\.rights.name)) should be refused")
                } catch {
                    guard !flaws.contains(error) else { continue }
                    Issue.record("\(choice) in \(company.map(\.rights.name)): \(error)")
                }
            }
        }
        #expect(AccountTable.companies.count == 85)
        #expect(allowed == 1 + 5 + 64 + 400)
    }

    /// A picker offers an account for a purpose exactly where some choice with it would be taken.
    @Test func aPickerRefusesWhatNoChoiceCouldHold() {
        var refused = 0
        for company in AccountTable.companies {
            for account in company {
                for direction in Direction.allCases {
                    let couldHold = AccountTable.choices(of: company.map(\.id.rawValue)).contains { choice in
                        choice[direction] == account.id && AccountTable.flaws(of: choice, in: company).isEmpty
                    }
                    let refusal = DefaultAccounts.refusal(of: account, for: direction.right, among: company)
                    #expect((refusal == nil) == couldHold, "\(account.rights.name) in \(company.map(\.rights.name))")
                    guard let refusal else { continue }
                    refused += 1
                    let isWithout = !account.rights.contains(direction.right)
                    #expect(refusal == (isWithout ? .noRight(direction.right) : .singleServesBoth))
                }
            }
        }
        #expect(refused == 6 + 32 + 192)
    }

    @Test func saysWhy() {
        let (issuer, receiver) = (AccountTable.account(1, .issue), AccountTable.account(2, .receive))
        let both = AccountTable.account(3, [.issue, .receive])
        func refusal(_ issue: Int64?, _ receive: Int64?, _ accounts: Account...) -> DefaultAccountRefusal? {
            let choice = DefaultAccounts(
                issue: issue.map(Account.ID.init(rawValue:)), receive: receive.map(Account.ID.init(rawValue:)))
            do throws(DefaultAccountRefusal) { try choice.checked(among: accounts) } catch { return error }
            return nil
        }
        #expect(refusal(9, nil, issuer, receiver) == .unknownAccount)
        #expect(refusal(9, 9, both) == .unknownAccount)
        #expect(refusal(2, nil, issuer, receiver) == .noRight(.issue))
        #expect(refusal(nil, 1, issuer, receiver) == .noRight(.receive))
        #expect(refusal(3, nil, both) == .singleServesBoth)
        #expect(refusal(1, nil, issuer) == .singleServesBoth)
        #expect(refusal(3, 3, both) == nil)
        #expect(refusal(1, 2, issuer, receiver) == nil)
    }

    @Test func isReadByDirection() {
        var choice = DefaultAccounts(issue: Account.ID(rawValue: 1), receive: Account.ID(rawValue: 2))
        #expect(choice[.issued]?.rawValue == 1)
        #expect(choice[.received]?.rawValue == 2)
        choice[.received] = nil
        #expect(choice == DefaultAccounts(issue: Account.ID(rawValue: 1)))
    }
}
