/// 发票下载: what to download, and what was downloaded.
struct DownloadsPage: Page {
    static let template = "downloads/index"

    /// A mode, or a tab of the bureau's lists, with what is chosen.
    struct Tab: Sendable {
        let text: String
        let url: String
        let isCurrent: Bool
    }

    struct Form: Sendable {
        let enterprise: String
        /// Raw value of the tab.
        let tab: String
        /// 开具发票, 取得发票; none on a tab that lists received invoices only.
        let directions: [Choice]
        let directionError: String
        /// 抵扣状态; none on a tab that knows none.
        let deductions: [Choice]
        /// As typed: `2026-11-01`.
        let from: String
        let to: String
        let rangeError: String
        let presets: [DatePreset]
        let kinds: [Choice]
        /// `全部票种`, `已选 3 种`.
        let kindsSummary: String
        let statuses: [Choice]
        /// XML, OFD, PDF; none chosen: data only. Empty where the platform has no files.
        let files: [Choice]
        /// `账号`, `税盘`.
        let accountLabel: String
        /// 默认账号 (value empty) and every account, with what it may do; in 税控模式 the disks.
        let accounts: [Choice]
        /// `使用默认收票账号 王敏 138****0001`.
        let accountSentence: String
        /// The accounts page, when the sentence asks for a change; else empty.
        let accountURL: String
        /// None before it was asked for, else one.
        let predictions: [PredictionPage]
        let isEnabled: Bool
    }

    /// The select `enterprise` and, of many companies, the search `company`; has none where there is no company yet.
    let pick: CompanyPick
    /// What is chosen, as a query: another company is shown with it.
    let chosen: String
    /// 数电模式, 税控模式.
    let modes: [Tab]
    let tabs: [Tab]
    /// What this mode needs that is not there; else empty.
    let modeSentence: String
    /// At most one.
    let banners: [Banner]
    /// None when there is no company yet, else one.
    let forms: [Form]
    /// Newest first.
    let downloads: [DownloadRowPage]
}
