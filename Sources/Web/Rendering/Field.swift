/// One labelled field of a form.
struct Field: Sendable {
    enum Kind: Sendable { case text, password, captcha, taxNumber, select, code }

    let name: String
    let label: String
    /// The `type` of the input element.
    let type: String
    let value: String
    let hint: String
    /// A sentence; empty when the field is in order.
    let error: String
    let isRequired: Bool
    /// 0: no limit.
    let maxLength: Int
    let isReadOnly: Bool
    let isCaptcha: Bool
    let isMonospace: Bool
    /// Can be shown in clear by a button.
    let isPassword: Bool
    let isSelect: Bool
    /// Of a select.
    let options: [Choice]
    /// For phones: `numeric`, `text`.
    let inputMode: String
    /// A captcha's picture as a `data:` URL.
    let image: String
    let autocomplete: String

    init(
        name: String, label: String, kind: Kind = .text, value: String = "", hint: String = "", error: String = "",
        isRequired: Bool = true, maxLength: Int = 0, isReadOnly: Bool = false, image: String = "",
        options: [String] = []
    ) {
        self.name = name
        self.label = label
        type = kind == .password ? "password" : "text"
        // What a person typed as a password or read from an old picture never goes back into a page.
        self.value = kind == .password || kind == .captcha || kind == .code ? "" : value
        self.hint = hint
        self.error = error
        self.isRequired = isRequired
        self.maxLength = maxLength
        self.isReadOnly = isReadOnly
        isCaptcha = kind == .captcha
        isMonospace = kind != .text && kind != .password && kind != .select
        isPassword = kind == .password
        isSelect = kind == .select
        self.options = options.map { Choice($0, $0, isSelected: $0 == value) }
        inputMode = kind == .code ? "numeric" : "text"
        self.image = image
        autocomplete = kind == .password ? "new-password" : kind == .code ? "one-time-code" : "off"
    }
}
