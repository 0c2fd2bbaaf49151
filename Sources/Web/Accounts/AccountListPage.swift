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
        /// What to do about the state, `还可以试 4 次`; may be empty.
        let note: String
        let isDefaultIssue: Bool
        let isDefaultReceive: Bool
        /// The person whose WeChat it is bound to; empty: nobody.
        let boundTo: String
        /// `11-21 09:30 起`.
        let boundSince: String
        /// POST: a new QR code.
        let bindingURL: String
        /// A question.
        let unbindingURL: String
        /// 去验证, 重新登录: the next step for this account.
        let loginText: String
        let loginURL: String
        let editURL: String
        /// A question.
        let removalURL: String
        /// POST 推送提醒; empty: nobody is bound, or nothing is to be asked.
        let reminderURL: String
    }

    struct Defaults: Sendable {
        /// POST.
        let url: String
        /// What the page shows as the defaults now, so that a change by somebody else is noticed.
        let seenIssue: String
        let seenReceive: String
        /// 默认开票账号, every account and 不设置 (value empty).
        let issue: [Choice]
        /// 默认收票账号.
        let receive: [Choice]
        /// The rule in one sentence.
        let rule: String
        /// Why nothing can be chosen, though there is an account; may be empty.
        let reason: String
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
