import Domain

/// 新建令牌 as it was typed, and what is wrong with it.
struct TokenEntry {
    static let all = "all"
    static let some = "some"

    var name = ""
    /// `all`, `some`.
    var reach = Self.some
    var companies: Set<Enterprise.ID> = []
    /// By which companies are found; empty: none was asked for.
    var search = ""
    var access = APIToken.Access.read.rawValue
    var term = APITokenTerm.year.rawValue
    var nameError = ""
    var companiesError = ""

    init() {}

    init(_ fields: Fields) {
        name = fields["name"]
        reach = fields["reach"]
        companies = Set(fields.all("enterprise").compactMap(Enterprise.ID.init))
        search = fields["company"]
        access = fields["access"]
        term = fields["term"]
    }

    var isRefused: Bool { !nameError.isEmpty || !companiesError.isEmpty }

    /// What was asked for; nil with the errors set.
    struct Wish {
        let name: APITokenName
        let access: APIToken.Access
        let term: APITokenTerm
        /// Nil: all.
        let companies: [Enterprise]?
    }

    /// - Parameters:
    ///   - own: those of the chosen companies that are the administrator's.
    ///   - hasAll: the administrator has all that there are; nobody gives away what they do not have.
    mutating func check(among own: [Enterprise], hasAll: Bool) -> Wish? {
        let wanted = APITokenName(name)
        let chosen = reach == Self.all ? nil : own
        if wanted == nil { nameError = APITokenName.rule }
        if chosen == nil, !hasAll { companiesError = "您只有部分企业的权限，不能创建全部企业的令牌。请选择指定企业。" }
        if chosen?.isEmpty == true { companiesError = "请至少选择一家企业，或者选“全部企业”。" }
        // Only a page that is not ours sends another word; the least is meant then.
        let access = APIToken.Access(rawValue: access) ?? .read
        guard let wanted, !isRefused else { return nil }
        return Wish(name: wanted, access: access, term: APITokenTerm(rawValue: term) ?? .days90, companies: chosen)
    }
}
