import Domain
import Foundation
import Store

struct CompanyListBody: Encodable {
    let companies: [CompanyBody]
    let next: OrNull<String>
}

struct CompanyBody: Encodable {
    struct AreaBody: Encodable {
        let code: String
        let name: String
    }

    let creditCode: String
    let name: String
    let area: AreaBody
    let accountState: String
    let invoiceCount: Int

    init(_ summary: EnterpriseSummary) {
        creditCode = summary.enterprise.taxNumber.description
        name = summary.enterprise.name
        area = AreaBody(code: summary.enterprise.area.code, name: summary.enterprise.area.name)
        accountState = AccountStanding(of: summary.accounts).state?.rawValue ?? "none"
        invoiceCount = summary.invoiceCount
    }
}

struct AccountBody: Encodable {
    let id: String
    /// Masked: enough to know it by, too little to use.
    let account: String
    let person: String
    let role: String
    let rights: [String]
    let state: String
    let verifiedAt: Date
    let lockedUntil: Date?
    let defaultFor: [String]

    init(_ account: Account, _ defaults: DefaultAccounts) {
        id = account.id.description
        self.account = account.maskedLoginName
        person = account.person
        role = account.role
        rights = Direction.allCases.filter { account.rights.contains($0.right) }.map(\.rightWord)
        state = account.state.rawValue
        verifiedAt = account.verifiedAt
        lockedUntil = account.state == .locked ? account.lockedUntil : nil
        defaultFor = Direction.allCases.filter { defaults[$0] == account.id }.map(\.rightWord)
    }
}

struct DefaultAccountsBody: Encodable {
    struct Entry: Encodable {
        let id: String
        let account: String
        let person: String
    }

    let issue: OrNull<Entry>
    let receive: OrNull<Entry>
    /// For the person who reads it.
    let rule: String

    init(_ defaults: DefaultAccounts, among accounts: [Account]) {
        func entry(_ direction: Direction) -> OrNull<Entry> {
            OrNull(
                accounts.first { $0.id == defaults[direction] }.map {
                    Entry(id: $0.id.description, account: $0.maskedLoginName, person: $0.person)
                })
        }
        issue = entry(.issued)
        receive = entry(.received)
        rule = "没有指定账号时，开具发票用默认开票账号下载，取得发票用默认收票账号下载。"
    }
}

extension Direction {
    /// The right for invoices of this direction, as the API names it.
    fileprivate var rightWord: String { self == .issued ? "issue" : "receive" }
}
