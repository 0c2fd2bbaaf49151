import Domain
import Foundation

extension AccountFormPage {
    /// What the bureau gave: no captcha while it does not answer, and no form if it never did.
    struct Offer {
        var form: LoginForm?
        var captcha: Captcha?
    }

    /// The bureau's form, with what was typed and a fresh captcha.
    init(_ offer: Offer, _ entry: AccountEntry, for enterprise: Enterprise, error: BureauError?, at now: Date) {
        let picture = offer.captcha.map { "data:image/png;base64,\($0.image.base64EncodedString())" } ?? ""
        let fields = (offer.form?.fields ?? []).map { field in
            Field(
                name: field.name, label: field.label, kind: Field.Kind(field.kind),
                value: entry.value(of: field, for: enterprise), hint: field.hint,
                error: entry.errors[field.name] ?? "", isRequired: field.isRequired, maxLength: field.maxLength,
                isReadOnly: field.kind == .taxNumber || (field.identifies && entry.known != nil),
                image: field.kind == .captcha ? picture : "")
        }
        self.init(
            entry, for: enterprise, captchaID: offer.captcha?.id ?? "",
            banners: error.map { [Banner(.bad, $0.sentence(at: now))] } ?? [],
            isRetry: offer.captcha == nil, fields: fields)
    }

    private init(
        _ entry: AccountEntry, for enterprise: Enterprise, captchaID: String, banners: [Banner], isRetry: Bool,
        fields: [Field]
    ) {
        let base = "/enterprises/\(enterprise.id)"
        self.init(
            title: entry.known == nil ? "新增账号" : "重新登录",
            sentence: entry.known.map { "重新登录 \($0.person) 的账号，等待中的下载会自动继续。" }
                ?? "填写已在税局备案、有开票或收票权限的账号，由税局验证后保存。",
            enterpriseName: enterprise.name, enterpriseURL: base, accountsURL: "\(base)/accounts",
            bureauName: "\(enterprise.area.name)电子税务局",
            url: entry.known.map { "\(base)/accounts/\($0.id)/login" } ?? "\(base)/accounts",
            submitText: isRetry ? "重试" : "登录", isRetry: isRetry,
            captchaID: captchaID, banners: banners, steps: [], fields: fields)
    }
}

extension Field.Kind {
    fileprivate init(_ kind: LoginForm.Field.Kind) {
        switch kind {
        case .taxNumber: self = .taxNumber
        case .text: self = .text
        case .password: self = .password
        case .captcha: self = .captcha
        case .select: self = .text
        }
    }
}

extension AccountListPage {
    init(_ enterprise: Enterprise, accounts: [Account], choice: DefaultAccounts, error: String) {
        let base = "/enterprises/\(enterprise.id)"
        self.init(
            enterpriseName: enterprise.name, enterpriseURL: base, newURL: "\(base)/accounts/new", banners: [],
            rows: accounts.map { account in
                Row(
                    account: account.maskedLoginName, person: account.person, role: account.role,
                    rights: account.rights.name, state: Chip(account.state), note: "",
                    isDefaultIssue: choice.issue == account.id, isDefaultReceive: choice.receive == account.id,
                    loginURL: "\(base)/accounts/\(account.id)/login")
            },
            defaults: Defaults(
                url: "\(base)/default-accounts",
                issue: Self.choices(accounts, chosen: choice.issue, for: .issue),
                receive: Self.choices(accounts, chosen: choice.receive, for: .receive),
                rule: "最多设两个默认账号：一个开票、一个收票，也可以由同一个账号兼任。没有相应权限的账号不能设为默认；只有一个账号时，只能设为“开票+收票”默认账号。",
                error: error, isEnabled: !accounts.isEmpty))
    }

    private static func choices(_ accounts: [Account], chosen: Account.ID?, for purpose: Rights) -> [Choice] {
        [Choice("", "不设置", isSelected: chosen == nil)]
            + accounts.map { account in
                let refusal = DefaultAccounts.refusal(of: account, for: purpose, among: accounts)
                return Choice(
                    account.id.description, "\(account.person) \(account.maskedLoginName)",
                    isSelected: chosen == account.id, isDisabled: refusal != nil, reason: refusal?.reason ?? "")
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
