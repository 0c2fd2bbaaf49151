/// 企业信息配置: the companies.
struct EnterpriseListPage: Page {
    static let template = "enterprises/list"

    /// `需验证 3`: the same list with another state.
    struct Tab: Sendable {
        let text: String
        let count: String
        let url: String
        let isCurrent: Bool
        let isZero: Bool
    }

    /// What is set, with the URL of the list without it.
    struct FilterChip: Sendable {
        let text: String
        let removalURL: String
    }

    /// `开票 王敏`. `isLost`: it went by itself and must be set anew.
    struct DefaultLine: Sendable {
        let text: String
        let isLost: Bool
    }

    struct Row: Sendable {
        let name: String
        let url: String
        let taxNumber: String
        let area: String
        let state: Chip
        /// `3 个账号，1 个需验证`; may be empty.
        let accounts: String
        let defaults: [DefaultLine]
        /// `2026-10`; `—` before the first.
        let proved: String
        /// `最近下载有差异`, with where to look; empty where all is well.
        let trouble: String
        let troubleURL: String
        let accountsURL: String
        let downloadURL: String
    }

    let query: String
    /// The select `area`, 全部地区 first.
    let areas: [Choice]
    /// The state that the form keeps; empty for all.
    let state: String
    let tabs: [Tab]
    let chips: [FilterChip]
    let isFiltered: Bool
    let rows: [Row]
    /// `本页 50 家，共 2,000 家`.
    let countText: String
    /// Empty on the first page.
    let previousURL: String
    /// Empty on the last page.
    let nextURL: String
}
