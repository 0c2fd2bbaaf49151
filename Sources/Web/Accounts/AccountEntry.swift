import Domain

/// What a person typed into the bureau's first form.
struct AccountEntry {
    /// How the account is logged in.
    enum Mode: Sendable {
        case new
        /// All is typed anew.
        case edit
        /// What was typed at the last login is sent again; only what cannot be kept is asked.
        case stored
    }

    let known: Account?
    let mode: Mode
    private let typed: [String: String]
    /// By field name.
    var errors: [String: String] = [:]

    init(known: Account?, mode: Mode, typed: [String: String] = [:]) {
        self.known = known
        self.mode = mode
        self.typed = typed
    }

    /// The same with the account as it is now.
    func renewed(_ account: Account?, mode: Mode) -> AccountEntry {
        AccountEntry(known: account, mode: mode, typed: typed)
    }

    /// What was posted for the fields of `form`: a password as it was typed, anything else trimmed.
    static func typed(_ fields: Fields, in form: LoginForm) -> [String: String] {
        Dictionary(
            form.fields.map { ($0.name, $0.kind == .password ? fields.raw($0.name) : fields[$0.name]) },
            uniquingKeysWith: { first, _ in first })
    }

    /// The fields that are asked.
    func asked(of form: LoginForm) -> [LoginForm.Field] {
        mode == .stored ? form.fields.filter { $0.kind == .captcha } : form.fields
    }

    /// What is to be sent: the tax number is the company's and a known account keeps its name, whatever was posted.
    func values(for form: LoginForm, of enterprise: Enterprise) -> [String: String] {
        Dictionary(
            asked(of: form).map { ($0.name, value(of: $0, for: enterprise)) }, uniquingKeysWith: { first, _ in first })
    }

    func value(of field: LoginForm.Field, for enterprise: Enterprise) -> String {
        if field.kind == .taxNumber { return enterprise.taxNumber.description }
        if field.identifies, let known { return known.loginName }
        return typed[field.name] ?? ""
    }

    /// A sentence for each field that is empty though it must not be, too long, or not of the form that is wanted.
    static func flaws(_ values: [String: String], in fields: [LoginForm.Field]) -> [String: String] {
        var errors: [String: String] = [:]
        for field in fields {
            let value = values[field.name] ?? ""
            if value.isEmpty {
                guard field.isRequired else { continue }
                errors[field.name] = "请\(field.kind == .select ? "选择" : "填写")\(field.label)。"
            } else if value.count > field.maxLength {
                errors[field.name] = "\(field.label)最多 \(field.maxLength) 个字符。"
            } else if !field.matches(value) {
                errors[field.name] = field.kind == .select ? "请选择\(field.label)。" : "\(field.label)的格式不对，请检查。"
            }
        }
        return errors
    }
}

extension LoginForm.Field {
    /// The bureau's own rule; a rule that cannot be read was refused when the form came.
    fileprivate func matches(_ value: String) -> Bool {
        if kind == .select { return options.contains(value) }
        guard !pattern.isEmpty, let regex = try? Regex(pattern) else { return true }
        return value.wholeMatch(of: regex) != nil
    }
}
