/// The proof at the end of a download: the bureau's figures beside ours.
struct Certificate: Sendable {
    /// 数量, 金额, 税额, 价税合计.
    struct Sum: Sendable {
        let label: String
        let bureau: String
        let ours: String
        /// `0` or `¥0.00` when equal.
        let difference: String
        let isEqual: Bool
    }

    /// Per month, direction and kind.
    struct Part: Sendable {
        let month: String
        let kind: String
        let bureauCount: String
        let ourCount: String
        let bureauTotal: String
        let ourTotal: String
        let isEqual: Bool
    }

    /// An invoice that differs.
    struct Difference: Sendable {
        let number: String
        let date: String
        let party: String
        let total: String
        /// `税局有，本地没有`.
        let reason: String
    }

    struct Link: Sendable {
        /// `2026-10`.
        let month: String
        let url: String
    }

    /// `一张不少`, `相差 2 张`.
    let headline: String
    /// `1,482`.
    let ourCount: String
    let bureauCount: String
    let isProved: Bool
    /// `今天 14:07 与税局核对`.
    let checkedAt: String
    let sums: [Sum]
    let parts: [Part]
    let differences: [Difference]
    /// 核对证书 of its months.
    let links: [Link]
    /// Why there are none; else empty.
    let note: String
}
