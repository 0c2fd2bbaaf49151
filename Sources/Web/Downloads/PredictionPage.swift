/// What a download will take, in the answer to 预计; or why nothing can be said.
struct PredictionPage: Page {
    static let template = "downloads/_prediction"

    /// `约 1,482 张 · 15 个时段 · 约 52 次请求 · 约 2 分钟`.
    let text: String
    let isRefused: Bool
    /// Empty: nothing to do about it.
    let actionText: String
    let actionURL: String
}
