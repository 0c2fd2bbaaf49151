/// 企业信息配置: the companies.
struct EnterpriseListPage: Page {
    static let template = "enterprises/list"

    struct Row: Sendable {
        let name: String
        let url: String
        let taxNumber: String
        let area: String
        let state: Chip
        let accountsURL: String
        let downloadURL: String
    }

    /// What was searched for.
    let query: String
    let isFiltered: Bool
    /// `3 家企业`.
    let countText: String
    let rows: [Row]
}
