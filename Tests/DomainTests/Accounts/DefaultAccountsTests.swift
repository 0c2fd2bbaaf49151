import Domain
import Testing

@Suite struct DefaultAccountsTests {
    private static let everyRights: [Rights] = [[], .issue, .receive, [.issue, .receive]]

    private static func account(_ id: Int64, _ rights: Rights) -> Account {
        Account(
            id: Account.ID(rawValue: id), enterprise: Enterprise.ID(rawValue: 1), loginName: "1380000000\(id)",
            person: "张三", role: "办税员", rights: rights, state: .usable)
    }

    /// Every company of none to three accounts, with every rights.
    private static let companies: [[Account]] = (0...3).flatMap { count in
        (0..<1 << (2 * count)).map { number in
            (0..<count).map { account(Int64($0 + 1), everyRights[number >> (2 * $0) & 3]) }
        }
    }

    private static func isAllowed(_ choice: DefaultAccounts, _ accounts: [Account]) -> Bool {
        func has(_ id: Account.ID?, _ right: Rights) -> Bool {
            id == nil || accounts.contains { $0.id == id && $0.rights.contains(right) }
        }
        let servesBothOrNeither = choice.issue == choice.receive
        return has(choice.issue, .issue) && has(choice.receive, .receive)
            && (accounts.count != 1 || servesBothOrNeither)
    }

    @Test func everyChoiceInEveryCompany() {
        let ids: [Account.ID?] = [nil] + [1, 2, 3, 9].map { Account.ID(rawValue: $0) }
        var allowed = 0
        for accounts in Self.companies {
            for issue in ids {
                for receive in ids {
                    let choice = DefaultAccounts(issue: issue, receive: receive)
                    if Self.isAllowed(choice, accounts) {
                        allowed += 1
                        #expect(throws: Never.self) { try choice.checked(among: accounts) }
                    } else {
                        #expect(throws: DefaultAccountRefusal.self) { try choice.checked(among: accounts) }
                    }
                }
            }
        }
        #expect(Self.companies.count == 85)
        #expect(allowed == 1 + 5 + 64 + 400)
    }

    @Test func saysWhy() {
        let (issuer, receiver) = (Self.account(1, .issue), Self.account(2, .receive))
        let both = Self.account(3, [.issue, .receive])
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

    @Test func aPickerSaysItBeforehand() {
        let single = Self.account(1, .issue)
        #expect(DefaultAccounts.refusal(of: single, for: .receive, among: [single]) == .noRight(.receive))
        #expect(DefaultAccounts.refusal(of: single, for: .issue, among: [single]) == .singleServesBoth)
        #expect(DefaultAccounts.refusal(of: single, for: .issue, among: [single, Self.account(2, [])]) == nil)
    }

    @Test func isReadByDirection() {
        let choice = DefaultAccounts(issue: Account.ID(rawValue: 1), receive: Account.ID(rawValue: 2))
        #expect(choice[.issued]?.rawValue == 1)
        #expect(choice[.received]?.rawValue == 2)
    }
}
