import Domain
import Testing

/// The pages of a bureau's login, as four regions have them.
struct RegionForm: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let pages: [LoginForm]

    static let unified = RegionForm("统一", [["account", "password", "captcha"]])
    static let shanghai = RegionForm("上海", [["companyPassword", "captcha"], ["account", "password"]])
    static let jiangsu = RegionForm("江苏", [["account", "password"], ["captcha"]])
    static let ningbo = RegionForm("宁波", [["companyUser", "idType", "account", "password", "captcha"]])
    static let all = [unified, shanghai, jiangsu, ningbo]

    private init(_ name: String, _ pages: [[String]]) {
        testDescription = name
        self.pages = pages.map { LoginForm(fields: $0.map(Self.field)) }
    }

    private static func field(_ name: String) -> LoginForm.Field {
        let kind: LoginForm.Field.Kind =
            switch name {
            case "captcha": .captcha
            case "idType": .select
            case "password", "companyPassword": .password
            default: .text
            }
        return LoginForm.Field(
            name: name, label: name, kind: kind, isRequired: true, maxLength: 64, hint: "",
            identifies: name == "account", options: kind == .select ? ["居民身份证"] : [])
    }
}
