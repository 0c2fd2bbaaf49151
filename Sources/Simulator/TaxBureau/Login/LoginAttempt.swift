import Domain

/// What a person sent to begin a login: the company, and the first page of its bureau's form.
struct LoginAttempt: Sendable {
    static let keys = ["area", "creditCode"] + FormEntry.keys

    let login: Login
    let entry: FormEntry

    init(_ body: Fields) throws(Problem) {
        guard let area = Area(code: try body.text("area")) else { throw .badRequest("字段 area 不是税务局编号") }
        guard let form = LoginForm.of(area), let page = form.pages.first else {
            throw .badRequest("字段 area 的税务局不提供登录")
        }
        guard let taxNumber = try? TaxNumber(try body.text("creditCode")) else {
            throw .badRequest("字段 creditCode 不是有效的税号")
        }
        login = Login(area: area, creditCode: taxNumber.description, remaining: Array(form.pages.dropFirst()))
        entry = try FormEntry(body, page: page)
    }
}

/// One person's way through the pages of the form.
struct Login: Sendable {
    let area: Area
    let creditCode: String
    /// The pages not yet filled in.
    var remaining: [LoginPage]
    /// Who it is, once that person's password was right.
    var holder: Holder?
}

/// Whose password was right.
struct Holder: Sendable {
    let archive: Archive
    let account: DemoAccount
}
