/// A download's state, sent anew to the target `download-<id>`.
struct DownloadProgressPage: Page {
    static let template = "downloads/_progress"

    struct NewInvoice: Sendable {
        let number: String
        let url: String
        let date: String
        let party: String
        let total: String
    }

    let id: String
    let state: Chip
    /// The state in words: what happens, why, what to do.
    let sentence: String
    /// `加急`; empty for one like the others.
    let badge: String
    /// 暂停, 继续, 加急, 取消下载, 重试, 查看发票, 导出 Excel, 重新登录.
    let actions: [ActionButton]
    let isOver: Bool
    /// `812`.
    let done: String
    /// `1,482`; `—` before the bureau has counted.
    let total: String
    /// 0–100.
    let percent: Int
    /// The bureau has counted: the bar has an end.
    let isCounted: Bool
    /// `38.5`; `—` when idle.
    let rate: String
    /// `约 40 秒`; `—` when unknown.
    let timeLeft: String
    /// None before the end, else one.
    let certificates: [Certificate]
    /// The whole, with its parts; none before the first was counted.
    let windows: [WindowPage]
    /// `15 个时段，12 个一致`.
    let windowsSummary: String
    /// Newest first, a few.
    let newest: [NewInvoice]
    /// `文件 120 / 175 个`, `文件 170 / 175 个，税局没有 3 个，损坏 2 个`; empty where none are asked for.
    var files = ""
}
