/// Who logs in, and what that person types into the forms.
struct Person: Sendable {
    let area: String
    let creditCode: String
    let account: String
    var password: String
    /// What the region asks for besides.
    var others: [String: String] = [:]

    static let both = xinghe("13800000001", "Xinghe#2026")
    static let issuer = xinghe("13800000002", "Kaipiao#2026")
    static let receiver = xinghe("13800000003", "Shoupiao#2026")
    /// 短信 is this one's second factor.
    static let texting = xinghe("13800000004", "Duanxin#2026")
    /// The app is this one's second factor.
    static let scanning = xinghe("13800000005", "Saoma#2026")
    static let manyRoles = xinghe("13800000006", "Shenfen#2026")
    static let rightless = xinghe("13800000007", "Wuquan#2026")

    static let yunzhan = Person(
        area: "310000", creditCode: Demo.yunzhan, account: "13800000011", password: "Yunzhan#2026",
        others: ["companyPassword": "Yunzhan-Co#26"])
    static let chenghu = Person(
        area: "320000", creditCode: Demo.chenghu, account: "13800000021", password: "Chenghu#2026")
    static let yongjiang = Person(
        area: "330200", creditCode: Demo.yongjiang, account: "330203199001011234", password: "Yongjiang#2026",
        others: ["companyUser": "yongjiang", "idType": "居民身份证"])

    private static func xinghe(_ account: String, _ password: String) -> Person {
        Person(area: "440300", creditCode: Demo.xinghe, account: account, password: password)
    }

    func with(password: String) -> Person {
        var copy = self
        copy.password = password
        return copy
    }

    func with(_ name: String, _ value: String) -> Person {
        var copy = self
        copy.others[name] = value
        return copy
    }

    /// What is typed into the first page of the region's form, the captcha apart.
    var firstPage: [String: String] {
        area == "310000" ? others : others.merging(["account": account, "password": password]) { $1 }
    }

    /// Whether that page has a captcha.
    var hasCaptcha: Bool { area != "320000" }
}
