/// One invoice, all that is known of it.
struct InvoiceDetailPage: Page {
    static let template = "invoices/detail"

    struct Party: Sendable {
        /// `销售方`, `购买方`.
        let role: String
        let name: String
        let taxNumber: String
    }

    /// 货物或应税劳务.
    struct Line: Sendable {
        let name: String
        let specification: String
        let unit: String
        let quantity: String
        let unitPrice: String
        let amount: String
        let taxRate: String
        let tax: String
    }

    struct File: Sendable {
        /// `XML`, `OFD`, `PDF`.
        let label: String
        let url: String
    }

    let number: String
    let kind: String
    let status: Chip
    let isRed: Bool
    let date: String
    let amount: String
    let tax: String
    let total: String
    let parties: [Party]
    /// 发票代码, 来源, 风险等级, 开票人, …
    let facts: [Fact]
    let remark: String
    let lines: [Line]
    /// At most one.
    let banners: [Banner]
    /// POST fetches the XML file; empty where there is none to fetch.
    let fetchURL: String
    let files: [File]
    let listURL: String
}
