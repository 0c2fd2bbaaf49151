import Domain

/// 签发激活码 as it was typed, and what is wrong with it.
struct InvitationEntry {
    var email = ""
    var companies: Set<Enterprise.ID> = []
    /// 全部企业 of the administrator, as they are now.
    var isForAll = false
    /// By which companies are found; empty: none was asked for.
    var search = ""
    var emailError = ""
    var companiesError = ""

    init() {}

    init(_ fields: Fields) {
        email = fields["email"]
        companies = Set(fields.all("enterprise").compactMap(Enterprise.ID.init))
        isForAll = fields["all"] == "1"
        search = fields["company"]
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
