/// 发票库.
struct InvoiceListPage: Page {
    static let template = "invoices/list"

    struct Filter: Sendable {
        let pick: CompanyPick
        let directions: [Choice]
        let kinds: [Choice]
        let statuses: [Choice]
        let deductions: [Choice]
        /// As typed: `2026-11-01`.
        let from: String
        let to: String
        let rangeError: String
        let presets: [DatePreset]
        /// Number or party.
        let query: String
    }

    /// What is set, each with the URL of the list without it.
    struct FilterChip: Sendable {
        let text: String
        let removalURL: String
    }

    struct Row: Sendable {
        let number: String
        let url: String
        let date: String
        let kind: String
        let party: String
        let amount: String
        let tax: String
        let total: String
        let status: Chip
        /// 红字: amounts below zero.
        let isRed: Bool
    }

    /// Of the whole filter, not of this page.
    struct Totals: Sendable {
        let count: String
        let amount: String
        let tax: String
        let total: String
    }

    struct Paging: Sendable {
        /// `第 1–100 张，共 1,482 张`.
        let text: String
        /// Empty on the first page.
        let previousURL: String
        /// Empty on the last page.
        let nextURL: String
    }

    let filter: Filter
    let chips: [FilterChip]
    let isFiltered: Bool
    let rows: [Row]
    let totals: Totals
    let paging: Paging
    let exportURL: String
    /// 变更 of the same company.
    let changesURL: String
    /// 打包下载.
    let filesURL: String
    /// 去下载, for the empty state.
    let downloadURL: String
}
