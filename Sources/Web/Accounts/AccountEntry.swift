import Domain

/// What a person typed into the bureau's form.
struct AccountEntry {
    let known: Account?
    private let typed: Fields?
    /// By field name.
    var errors: [String: String] = [:]

    init(known: Account?, typed: Fields? = nil) {
        self.known = known
        self.typed = typed
    }

    /// What is to be sent: the tax number is the company's and a known account keeps its name, whatever was posted.
    func values(for form: LoginForm, of enterprise: Enterprise) -> [String: String] {
        Dictionary(
            form.fields.map { ($0.name, value(of: $0, for: enterprise)) }, uniquingKeysWith: { first, _ in first })
    }

    func value(of field: LoginForm.Field, for enterprise: Enterprise) -> String {
        if field.kind == .taxNumber { return enterprise.taxNumber.description }
        if field.identifies, let known { return known.loginName }
        return field.kind == .password ? typed?.raw(field.name) ?? "" : typed?[field.name] ?? ""
    }

    /// A sentence for each field that is empty though it must not be, or too long.
    static func missing(_ values: [String: String], in form: LoginForm) -> [String: String] {
        var errors: [String: String] = [:]
        for field in form.fields {
            let value = values[field.name] ?? ""
            if field.isRequired, value.isEmpty { errors[field.name] = "请填写\(field.label)。" }
            if value.count > field.maxLength { errors[field.name] = "\(field.label)最多 \(field.maxLength) 个字符。" }
        }
        return errors
    }
}
