import Domain
import Foundation

/// All that 电子税局账号 shows of a company.
struct AccountCare {
    let enterprise: Enterprise
    let accounts: [Account]
    let bindings: [Account.ID: AccountBinding]
    let defaults: DefaultAccounts
    let losses: [DefaultLoss]
    let canPush: Bool
    let now: Date
}

extension AccountListPage {
    /// `choice`: what somebody chose and was refused, beside what stands.
    init(_ care: AccountCare, choice: DefaultAccounts? = nil, error: String = "", banner: Banner? = nil) {
        let base = "/enterprises/\(care.enterprise.id)"
        let losses = care.losses.sentence(hasAccounts: !care.accounts.isEmpty)
        let loss = losses.isEmpty ? nil : Banner(.warn, losses)
        self.init(
            enterpriseName: care.enterprise.name, enterpriseURL: base, newURL: "\(base)/accounts/new",
            banners: (banner ?? loss).map { [$0] } ?? [], rows: care.accounts.map { Row($0, care) },
            defaults: Defaults(care, choice ?? care.defaults, error: error))
    }
}

extension AccountListPage.Row {
    init(_ account: Account, _ care: AccountCare) {
        let url = "/enterprises/\(account.enterprise)/accounts/\(account.id)"
        let binding = care.bindings[account.id]
        let isWanted = account.state == .verificationRequired
        self.init(
            account: account.maskedLoginName, person: account.person, role: account.role, rights: account.rights.name,
            state: Chip(account), note: account.note(at: care.now),
            isDefaultIssue: care.defaults.issue == account.id, isDefaultReceive: care.defaults.receive == account.id,
            boundTo: binding?.name ?? "",
            boundSince: binding.map { "\(Moments.short($0.boundAt, at: care.now)) 起" } ?? "",
            bindingURL: "\(url)/wechat-binding", unbindingURL: "\(url)/wechat-binding/removal",
            loginText: isWanted ? "去验证" : "重新登录",
            loginURL: account.state == .wrongPassword ? "\(url)/edit" : "\(url)/login", editURL: "\(url)/edit",
            removalURL: "\(url)/removal",
            reminderURL: isWanted && binding != nil && care.canPush ? "\(url)/reminder" : "")
    }
}

extension AccountListPage.Defaults {
    fileprivate init(_ care: AccountCare, _ choice: DefaultAccounts, error: String) {
        let issue = Self.choices(care, chosen: choice.issue, for: .issue)
        let receive = Self.choices(care, chosen: choice.receive, for: .receive)
        let canChoose = (issue + receive).contains { !$0.value.isEmpty && !$0.isDisabled }
        self.init(
            url: "/enterprises/\(care.enterprise.id)/default-accounts",
            seenIssue: care.defaults.issue?.description ?? "", seenReceive: care.defaults.receive?.description ?? "",
            issue: issue, receive: receive,
            rule: """
                最多设两个默认账号：一个开票、一个收票，也可以由同一个账号兼任。没有相应权限的账号不能设为默认；\
                只有一个账号时，只能设为“开票+收票”默认账号。
                """,
            reason: care.accounts.isEmpty || canChoose ? "" : Self.reason(care), error: error,
            isEnabled: canChoose)
    }

    private static func reason(_ care: AccountCare) -> String {
        guard care.accounts.count == 1, let only = care.accounts.first else { return "现有账号都没有开票或收票权限，不能设为默认。" }
        guard only.rights != [] else { return "\(only.person) 的账号没有开票和收票权限，不能设为默认。请添加有权限的账号。" }
        return "唯一的账号 \(only.label) 只有\(only.rights.name)权限，不能单独设为默认。请再添加一个账号，或为它在税局补充权限后重新登录。"
    }

    private static func choices(_ care: AccountCare, chosen: Account.ID?, for purpose: Rights) -> [Choice] {
        [Choice("", "不设置", isSelected: chosen == nil)]
            + care.accounts.map { account in
                let refusal = DefaultAccounts.refusal(of: account, for: purpose, among: care.accounts)
                return Choice(
                    account.id.description, account.label, isSelected: chosen == account.id,
                    isDisabled: refusal != nil, reason: refusal?.reason ?? "")
            }
    }
}

extension Account {
    /// What to do about the state, in a few words.
    func note(at now: Date) -> String {
        switch state {
        case .usable: rights == [] ? "税局未授予开票或收票权限" : ""
        case .verificationRequired: "税局要求验证后继续"
        case .wrongPassword: triesLeft.map { "还可以试 \($0) 次，不会自动重试" } ?? "请核对后重新登录"
        case .locked: lockedUntil.map { "\(Moments.short($0, at: now)) 之后才能再试" } ?? "已被税局锁定"
        }
    }
}

extension DefaultAccountRefusal {
    var reason: String {
        switch self {
        case .unknownAccount: "不是这家企业的账号"
        case .noRight(.issue): "没有开票权限"
        case .noRight: "没有收票权限"
        case .singleServesBoth: "唯一的账号须同时有开票和收票权限"
        }
    }

    var sentence: String {
        switch self {
        case .unknownAccount: "所选账号不属于这家企业，请重新选择。"
        case .noRight(.issue): "所选账号没有开票权限，不能设为默认开票账号。"
        case .noRight: "所选账号没有收票权限，不能设为默认收票账号。"
        case .singleServesBoth: "只有一个账号时，只能设为“开票+收票”默认账号，请两项都选它。"
        }
    }
}
