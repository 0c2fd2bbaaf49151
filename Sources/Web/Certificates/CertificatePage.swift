/// 核对证书: a company's month, the bureau's figures beside ours. Made to be printed.
struct CertificatePage: Page {
    static let template = "certificates/month"

    /// 税局 or 本地.
    struct Figures: Sendable {
        /// `1,482`.
        let count: String
        let amount: String
        let tax: String
        let total: String
    }

    /// The newest version of a kind, or of all kinds together.
    struct Line: Sendable {
        let kind: String
        /// Of all kinds together.
        let isWhole: Bool
        let bureau: Figures
        let ours: Figures
        /// Ours less the bureau's: one of all kinds together and where they differ, else none.
        let differences: [Figures]
        let isEqual: Bool
        /// How many lines it takes: `2`, `3`.
        let height: String
        let source: String
        let state: Chip
    }

    /// An invoice that is no longer as it was certified.
    struct Difference: Sendable {
        let number: String
        /// Empty where it is no longer here.
        let url: String
        let kind: String
        /// `价税合计 核对时 ¥113.00，现在 ¥113.01`.
        let words: String
        let tone: Tone
    }

    struct Version: Sendable {
        let kind: String
        let number: String
        /// `2026-11-22 14:05:09`.
        let madeAt: String
        let days: String
        let bureau: Figures
        let ours: Figures
        let isEqual: Bool
        /// 64 hexadecimal digits.
        let hash: String
        let downloadURL: String
    }

    /// 开具发票 or 取得发票.
    struct Part: Sendable {
        let direction: String
        let state: Chip
        /// What it comes to, and what to do.
        let sentence: String
        /// `2026-10-01 至 2026-10-31`.
        let days: String
        /// `2026-11-22 14:05:09`.
        let confirmedAt: String
        let lines: [Line]
        let differences: [Difference]
        /// `另有 12 张`; empty where all are named.
        let more: String
        /// Newest first, those made together as on the list above.
        let versions: [Version]
        /// 重新下载这个月; primary where that mends something.
        let mend: ActionButton
    }

    /// A direction without certificates.
    struct Absence: Sendable {
        let sentence: String
        let url: String
    }

    let company: String
    let companyURL: String
    let taxNumber: String
    /// `2026-10`.
    let month: String
    let parts: [Part]
    let absences: [Absence]
    /// `2026-11-22 14:05:09`.
    let shownAt: String
}
