import Domain

/// The fields that a bureau's login page asks for.
struct LoginForm: Sendable {
    struct Field: Sendable {
        let name: String
        let label: String
        let type: String
        var maxLength: Int?
        var identifies = false
    }

    let fields: [Field]

    static let unified = LoginForm(fields: [
        Field(name: "creditCode", label: "统一社会信用代码/纳税人识别号", type: "tax-number"),
        Field(name: "account", label: "居民身份证号码/手机号码/用户名", type: "text", maxLength: 32, identifies: true),
        Field(name: "password", label: "个人用户密码", type: "password", maxLength: 64),
        Field(name: "captcha", label: "验证码", type: "captcha", maxLength: 6),
    ])

    /// The form of one bureau; all are the unified one as yet.
    static func of(_ area: Area) -> LoginForm { unified }

    func json(area: Area) -> JSONValue {
        ["area": .text(area.code), "fields": .array(fields.map(\.json))]
    }
}

extension LoginForm.Field {
    var json: JSONValue {
        var members: [String: JSONValue] = [
            "name": .text(name), "label": .text(label), "type": .text(type), "required": true,
        ]
        if let maxLength { members["maxLength"] = .int(maxLength) }
        if identifies { members["identifies"] = true }
        return .object(members)
    }
}
