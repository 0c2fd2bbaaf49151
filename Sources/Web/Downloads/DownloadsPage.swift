/// 发票下载: what to download, and what was downloaded.
struct DownloadsPage: Page {
    static let template = "downloads/index"

    struct Form: Sendable {
        let enterprise: String
        /// 开具发票, 取得发票.
        let directions: [Choice]
        let directionError: String
        /// As typed: `2026-11-01`.
        let from: String
        let to: String
        let rangeError: String
        let presets: [DatePreset]
        let kinds: [Choice]
        /// `全部票种`, `已选 3 种`.
        let kindsSummary: String
        let kindsError: String
        let statuses: [Choice]
        let statusesError: String
        /// 默认账号 (value empty) and every account, with what it may do.
        let accounts: [Choice]
        /// `使用默认收票账号 王敏 138****0001`.
        let accountSentence: String
        /// The accounts page, when the sentence asks for a change; else empty.
        let accountURL: String
        /// `约 1,482 张 · 15 个时段 · 约 2 分钟`; may be empty.
        let prediction: String
        let isEnabled: Bool
    }

    /// The select `enterprise` and, of many companies, the search `company`; has none where there is no company yet.
    let pick: CompanyPick
    /// Why 税控模式 cannot be chosen.
    let diskModeReason: String
    /// At most one.
    let banners: [Banner]
    /// None when there is no company yet, else one.
    let forms: [Form]
    /// Newest first.
    let downloads: [DownloadRowPage]
}
