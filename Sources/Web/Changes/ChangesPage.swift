/// 变更: what a company's later downloads found to be new or other.
struct ChangesPage: Page {
    static let template = "changes/changes"

    /// 全部, 新增, 变更, 红冲, each with its count.
    struct Tab: Sendable {
        let text: String
        /// `12`, `9,999+`; empty of 全部.
        let count: String
        let url: String
        let isCurrent: Bool
        let isZero: Bool
    }

    struct Row: Sendable {
        /// `今天 02:03`.
        let seen: String
        let kind: Chip
        let number: String
        let url: String
        let direction: String
        let party: String
        let total: String
        /// 发票状态; empty of a new one.
        let fact: String
        let before: String
        let after: String
        /// 红字: amounts below zero.
        let isRed: Bool
    }

    /// A company that changed on these days.
    struct Company: Sendable {
        let name: String
        /// `新增 12，红冲 1`.
        let counts: String
        let url: String
        let isCurrent: Bool
    }

    let pick: CompanyPick
    /// Raw value of the kind that the form keeps; empty for all.
    let kind: String
    let from: String
    let to: String
    let rangeError: String
    let presets: [DatePreset]
    let tabs: [Tab]
    let rows: [Row]
    /// `本页 50 条`.
    let countText: String
    /// Empty on the first page.
    let firstURL: String
    /// Empty on the last page.
    let nextURL: String
    /// None where the person has one company.
    let companies: [Company]
    /// `另有 12 家`; else empty.
    let moreCompanies: String
    let scheduleURL: String
    /// Whether it is synced every day.
    let isSynced: Bool
}
