import Domain

/// All that a bureau's login asks for, page by page.
struct LoginForm: Sendable {
    let pages: [LoginPage]
}

/// What is filled in and sent at once.
struct LoginPage: Sendable {
    let title: String
    let fields: [LoginField]

    var hasCaptcha: Bool { fields.contains { $0.kind == .captcha } }

    /// What is sent inside `fields`: the tax number stands beside it.
    var typed: [LoginField] { fields.filter { $0.kind != .taxNumber } }

    var json: JSONValue { .array(fields.map(\.json)) }
}
