/// 接口令牌: which programs may ask, for which companies.
struct TokenListPage: Page {
    static let template = "tokens/tokens"

    /// The token that was just made: shown this once.
    struct Made: Sendable {
        let name: String
        let token: String
    }

    struct Line: Sendable {
        let name: String
        /// `尾号 aB3_`.
        let ending: String
        /// `全部企业`, the one company's name, or `2,000 家企业`.
        let companies: String
        /// The first of several; else empty.
        let companyNames: String
        let access: String
        let madeBy: String
        let made: String
        /// `今天 14:00`, or `未使用`.
        let lastUsed: String
        /// `2027-11-22`, or `不限`.
        let expires: String
        /// 有效, 已过期, 已撤销, 已失效.
        let state: Chip
        /// Why it is 已失效; else empty.
        let note: String
        /// The question 撤销; empty where it was revoked.
        let revocationURL: String
    }

    /// None, or one.
    let made: [Made]
    let tokens: [Line]
    /// As it was typed.
    let name: String
    let nameError: String
    /// Radio buttons `reach`: 全部企业, 指定企业.
    let reaches: [Choice]
    /// Check boxes `enterprise`.
    let pick: CompanyPick
    let companiesError: String
    /// Radio buttons `access`.
    let accesses: [Choice]
    /// Radio buttons `term`.
    let terms: [Choice]
}
