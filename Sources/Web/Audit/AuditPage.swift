/// 操作日志: who did what, when, from where.
struct AuditPage: Page {
    static let template = "audit/audit"

    struct Line: Sendable {
        /// `2026-11-22 14:05:09`.
        let time: String
        let person: String
        /// `#4`: two people may have gone by one name; empty where nobody was signed in.
        let personID: String
        let action: String
        let tone: Tone
        let subject: String
        let address: String
        let browser: String
    }

    /// What is typed in the search field: person, subject or address.
    let query: String
    let from: String
    let to: String
    let rangeError: String
    let presets: [DatePreset]
    /// The select `action`, 全部操作 first.
    let actions: [Choice]
    let isFiltered: Bool
    let lines: [Line]
    /// The next page's address; empty on the last.
    let nextURL: String
    /// Back to the newest; empty on the first page.
    let firstURL: String
    /// 导出 CSV with the same filter.
    let exportURL: String
}
