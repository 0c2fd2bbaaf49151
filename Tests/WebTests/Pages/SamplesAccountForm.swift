@testable import Web

extension Samples {
    static let taxNumberField = Field(
        name: "taxNumber", label: "统一社会信用代码/纳税人识别号", kind: .taxNumber, value: "91440399MADEMA019B",
        isReadOnly: true)
    static let captchaField = Field(
        name: "captcha", label: "验证码", kind: .captcha, value: "old", hint: "看不清可以点图放大，或者换一张。", maxLength: 4,
        image: "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 120 40' width='120' "
            + "height='40'%3E%3Crect width='120' height='40' fill='%23eef'/%3E%3Ctext x='22' y='28' font-size='24' "
            + "font-family='monospace'%3E7K4P%3C/text%3E%3C/svg%3E")
    static let wrongPassword = "密码不对，还可以试 4 次。连续错误 5 次，账号会被税局锁定 24 小时。"

    static func accountFields(error: String = "") -> [Field] {
        [
            taxNumberField,
            Field(name: "account", label: "居民身份证号码/手机号码/用户名", value: "13800000001", maxLength: 18),
            Field(name: "password", label: "个人用户密码", kind: .password, value: "never shown", error: error),
            captchaField,
        ]
    }

    /// A bureau that asks for more than most.
    static let otherFields: [Field] = [
        taxNumberField,
        Field(
            name: "method", label: "登录方式", kind: .select, hint: "企业业务请选“企业登录”。", error: "请选择登录方式。",
            options: ["企业登录", "自然人登录", "代理登录"]),
        Field(name: "account", label: "用户名", maxLength: 18),
        Field(
            name: "agent", label: "代理机构", kind: .select, value: "无", isRequired: false, options: ["无", "苏州金鸡湖税务师事务所"]),
        Field(name: "password", label: "密码", kind: .password),
    ]

    enum FormWay { case new, edit, stored }

    static func accountForm(
        _ fields: [Field], _ way: FormWay = .new, company: String = company, url: String = "/enterprises/1/accounts",
        banners: [Banner] = [], isRetry: Bool = false
    ) -> AccountFormPage {
        let (title, sentence) =
            switch way {
            case .new: ("新增账号", "填写已在税局备案、有开票或收票权限的账号，由税局验证后保存。")
            case .edit: ("编辑账号", "重新填写登录信息，由税局验证后保存；验证通过之前，原来的信息不变。")
            case .stored: ("重新登录", "用已保存的密码登录，等待中的下载会自动继续。")
            }
        return AccountFormPage(
            title: title, sentence: sentence, enterpriseName: company, enterpriseURL: "/enterprises/1",
            accountsURL: "/enterprises/1/accounts", bureauName: "深圳市电子税务局", url: url,
            submitText: isRetry ? "重试" : "登录", isRetry: isRetry,
            captchaID: !isRetry && fields.contains { $0.isCaptcha } ? "c-1" : "", version: way == .new ? "" : "3",
            usesStored: way == .stored,
            facts: way == .new
                ? []
                : (way == .stored ? [Fact("账号", "138****0001", isMonospace: true)] : []) + [Fact("姓名", "王敏")],
            banners: banners, fields: fields, otherText: way == .stored ? "用新密码登录" : "",
            otherURL: way == .stored ? "/enterprises/1/accounts/1/edit" : "")
    }

    static let failingForm = accountForm(
        accountFields(error: wrongPassword), banners: [Banner(.bad, "税局没有接受这次登录，请看标红的一项。")])
    static let storedForm = accountForm([captchaField], .stored, url: "/enterprises/1/accounts/1/login")
    static let otherForm = accountForm(otherFields, company: longCompany)

    static let accountForms: [Sample] = [
        Sample("account-form", accountForm(accountFields()), in: layout("新增账号", .enterprises)),
        Sample("account-form-failing", failingForm, in: layout("新增账号", .enterprises)),
        Sample("account-form-other", otherForm, in: layout("新增账号", .enterprises)),
        Sample("account-form-stored", storedForm, in: layout("重新登录", .enterprises)),
        Sample(
            "account-form-changed",
            accountForm(
                accountFields(), .edit, url: "/enterprises/1/accounts/1/login",
                banners: [Banner(.warn, "李佳怡 在 11-21 09:30 更新或移除了这个账号，您的修改没有提交。请核对最新状态，需要时再登录一次。")]),
            in: layout("编辑账号", .enterprises)),
        Sample(
            "account-form-empty",
            accountForm([], banners: [Banner(.bad, "暂时连接不上税局，请检查网络，稍后再试。")], isRetry: true),
            in: layout("新增账号", .enterprises)),
    ]
}
