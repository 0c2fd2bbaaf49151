import Domain

extension LoginForm {
    /// The form of one bureau; nil where nobody can log in.
    static func of(_ area: Area) -> LoginForm? {
        switch area.code {
        case "310000": shanghai
        case "320000": jiangsu
        case "330200": ningbo
        case "540000": nil
        default: unified
        }
    }

    private static let unified = LoginForm(pages: [
        LoginPage(title: "登录", fields: [.creditCode, .account, .password, .captcha])
    ])

    /// 上海: first the company, then the person.
    private static let shanghai = LoginForm(pages: [
        LoginPage(title: "企业登录", fields: [.creditCode, .companyPassword, .captcha]),
        LoginPage(title: "个人登录", fields: [.account, .password]),
    ])

    /// 江苏: the picture comes after the password.
    private static let jiangsu = LoginForm(pages: [
        LoginPage(title: "登录", fields: [.creditCode, .account, .password]),
        LoginPage(title: "图形验证码", fields: [.captcha]),
    ])

    private static let ningbo = LoginForm(pages: [
        LoginPage(
            title: "登录", fields: [.creditCode, .companyUser, .idType, .idNumber, .password, .captcha])
    ])
}

extension LoginField {
    fileprivate static let creditCode = LoginField(
        name: "creditCode", label: "统一社会信用代码/纳税人识别号", kind: .taxNumber)
    fileprivate static let account = LoginField(
        name: "account", label: "居民身份证号码/手机号码/用户名", kind: .text, maxLength: 32, identifies: true)
    fileprivate static let password = LoginField(name: "password", label: "个人用户密码", kind: .password, maxLength: 64)
    fileprivate static let captcha = LoginField(name: "captcha", label: "验证码", kind: .captcha, maxLength: 6)
    fileprivate static let companyPassword = LoginField(
        name: "companyPassword", label: "企业密码", kind: .password, maxLength: 64)
    fileprivate static let companyUser = LoginField(
        name: "companyUser", label: "企业用户名", kind: .text, maxLength: 32, hint: "在宁波电子税务局登记的企业用户名")
    fileprivate static let idType = LoginField(
        name: "idType", label: "证件类型", kind: .select, options: ["居民身份证", "护照", "港澳居民来往内地通行证"])
    fileprivate static let idNumber = LoginField(
        name: "account", label: "证件号码/手机号码", kind: .text, maxLength: 32, identifies: true,
        pattern: "[0-9A-Za-z]{6,32}")
}
