/// 电子税局账号: a company's accounts and its default accounts.
struct AccountListPage: Page {
    static let template = "accounts/list"

    struct Row: Sendable {
        /// Masked.
        let account: String
        let person: String
        let role: String
        /// `开票、收票`.
        let rights: String
        let state: Chip
        /// What to do about the state; may be empty.
        let note: String
        let isDefaultIssue: Bool
        let isDefaultReceive: Bool
        /// 重新登录.
        let loginURL: String
    }

    struct Defaults: Sendable {
        /// POST.
        let url: String
        /// 默认开票账号, every account and 不设置 (value empty).
        let issue: [Choice]
        /// 默认收票账号.
        let receive: [Choice]
        /// The rule in one sentence.
        let rule: String
        let error: String
        /// Something can be chosen.
        let isEnabled: Bool
    }

    let enterpriseName: String
    let enterpriseURL: String
    let newURL: String
    /// At most one.
    let banners: [Banner]
    let rows: [Row]
    let defaults: Defaults
}
