import Domain
import Foundation

extension AccountFormPage {
    /// What the bureau gave: no captcha while it does not answer, and no form if it never did.
    struct Offer {
        var form: LoginForm?
        var captcha: Captcha?
        /// The bureau does not answer: nothing can be sent now.
        var isSilent = false

        /// The bureau asks nothing first: its session goes on by a challenge, and no password is sent.
        var isChallenge: Bool { form?.fields.isEmpty == true && !isSilent }
    }

    /// The bureau's first form, with what was typed and a fresh captcha.
    init(
        _ offer: Offer, _ entry: AccountEntry, for enterprise: Enterprise, banner: Banner? = nil,
        postsTo url: String? = nil, isOnPhone: Bool = false
    ) {
        let base = "/enterprises/\(enterprise.id)"
        let isRetry = offer.isSilent || offer.form.map { $0.hasCaptcha && offer.captcha == nil } ?? true
        let fields = entry.asked(of: offer.form ?? LoginForm(fields: []))
        let submit = entry.mode == .stored && fields.isEmpty ? "开始验证" : "登录"
        let known = entry.known
        let own = known.map { "\(base)/accounts/\($0.id)" }
        self.init(
            title: Self.title(entry, offer), sentence: Self.sentence(entry, offer), enterpriseName: enterprise.name,
            enterpriseURL: base, accountsURL: "\(base)/accounts", bureauName: "\(enterprise.area.name)电子税务局",
            url: url ?? own.map { "\($0)/login" } ?? "\(base)/accounts", submitText: isRetry ? "重试" : submit,
            isRetry: isRetry, captchaID: offer.captcha?.id ?? "", version: known.map { "\($0.version)" } ?? "",
            usesStored: entry.mode == .stored,
            facts: known.map { Self.facts(of: $0, beside: fields) } ?? [],
            banners: banner.map { [$0] } ?? [],
            fields: fields.map { Field($0, entry, for: enterprise, captcha: offer.captcha) },
            otherText: entry.mode == .stored && !isOnPhone ? "用新密码登录" : "",
            otherURL: entry.mode == .stored && !isOnPhone ? own.map { "\($0)/edit" } ?? "" : "")
    }

    /// A field that shows the whole account says which it is.
    private static func facts(of account: Account, beside fields: [LoginForm.Field]) -> [Fact] {
        let person = Fact("姓名", account.person)
        if fields.contains(where: \.identifies) { return [person] }
        return [Fact("账号", account.maskedLoginName, isMonospace: true), person]
    }

    private static func title(_ entry: AccountEntry, _ offer: Offer) -> String {
        switch entry.mode {
        case .new: "新增账号"
        case .edit: "编辑账号"
        case .stored: offer.isChallenge ? "验证账号" : "重新登录"
        }
    }

    private static func sentence(_ entry: AccountEntry, _ offer: Offer) -> String {
        switch entry.mode {
        case .stored where offer.isChallenge: "税局要求本人验证，不需要密码；通过后等待中的下载会自动继续。"
        case .new: "填写已在税局备案、有开票或收票权限的账号，由税局验证后保存。"
        case .edit: "重新填写登录信息，由税局验证后保存；验证通过之前，原来的信息不变。"
        case .stored: "用已保存的密码登录，等待中的下载会自动继续。"
        }
    }
}

extension Field {
    init(_ field: LoginForm.Field, _ entry: AccountEntry, for enterprise: Enterprise, captcha: Captcha?) {
        self.init(
            field, value: entry.value(of: field, for: enterprise), error: entry.errors[field.name] ?? "",
            isReadOnly: field.kind == .taxNumber || (field.identifies && entry.known != nil), captcha: captcha)
    }

    init(_ field: LoginForm.Field, value: String, error: String, isReadOnly: Bool, captcha: Captcha?) {
        let picture = captcha.map { "data:image/png;base64,\($0.image.base64EncodedString())" } ?? ""
        self.init(
            name: field.name, label: field.label, kind: Field.Kind(field.kind), value: value, hint: field.hint,
            error: error, isRequired: field.isRequired, maxLength: field.maxLength, isReadOnly: isReadOnly,
            image: field.kind == .captcha ? picture : "", options: field.options)
    }
}

extension Field.Kind {
    fileprivate init(_ kind: LoginForm.Field.Kind) {
        switch kind {
        case .taxNumber: self = .taxNumber
        case .text: self = .text
        case .password: self = .password
        case .captcha: self = .captcha
        case .select: self = .select
        }
    }
}
