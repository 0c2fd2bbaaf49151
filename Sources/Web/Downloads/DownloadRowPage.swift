/// A download as a row of a table, sent anew to the target `download-row-<id>`: the cells without their `<tr>`.
struct DownloadRowPage: Page {
    static let template = "downloads/_row"

    let id: String
    let url: String
    /// `今天 14:05`.
    let startedAt: String
    /// `加急`; empty for one like the others.
    let badge: String
    let company: String
    /// `取得发票`, `发票勾选确认`.
    let direction: String
    /// `2026-11-01 至 2026-11-22`.
    let range: String
    /// `全部票种 · 全部状态`.
    let filters: String
    let state: Chip
    /// Why it waits or stopped; may be empty.
    let sentence: String
    /// `812`.
    let done: String
    /// `1,482`; `—` before the bureau has counted.
    let total: String
    /// 0–100.
    let percent: Int
    let isActive: Bool
    /// 暂停, 继续, 重试, 加急, 取消: those that change anything now.
    let deeds: [ActionButton]
}
