/// What a person typed into a page of the login form, found to be as the page wants it.
struct FormEntry: Sendable {
    static let keys = ["captchaId", "fields"]

    let captchaID: String?
    private let values: [String: String]

    /// - Throws: bad-request; the detail names the field.
    init(_ body: Fields, page: LoginPage) throws(Problem) {
        let fields = try body.object("fields", known: page.typed.map(\.name))
        var values: [String: String] = [:]
        for field in page.typed { values[field.name] = try field.value(in: fields) }
        self.values = values
        if page.hasCaptcha {
            captchaID = try body.text("captchaId")
        } else if body.mentions("captchaId") {
            throw .badRequest("不认识的字段 captchaId：这一页没有验证码")
        } else {
            captchaID = nil
        }
    }

    subscript(_ name: String) -> String? { values[name] }
}
