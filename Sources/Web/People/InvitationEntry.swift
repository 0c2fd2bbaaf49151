import Domain

/// 签发激活码 as it was typed, and what is wrong with it.
struct InvitationEntry {
    var email = ""
    var companies: Set<String> = []
    var emailError = ""
    var companiesError = ""

    init() {}

    init(_ fields: Fields) {
        email = fields["email"]
        companies = Set(fields.all("enterprise"))
    }

    var isRefused: Bool { !emailError.isEmpty || !companiesError.isEmpty }

    /// The address, or nil with the errors set.
    mutating func check(chosen: Int) -> MailAddress? {
        let address = MailAddress(email)
        if address == nil { emailError = "请填写完整的邮箱地址，例如 finance@example.com。" }
        if chosen == 0 { companiesError = "请至少选择一家企业。" }
        return isRefused ? nil : address
    }
}
