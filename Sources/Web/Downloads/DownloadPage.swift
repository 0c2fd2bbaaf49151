/// 下载详情: the frame around the live progress.
struct DownloadPage: Page {
    static let template = "downloads/detail"

    let company: String
    let companyURL: String
    /// `取得发票 2026-11-01 至 2026-11-22`.
    let title: String
    /// 发票类型, 发票状态, 账号, 发起人, 开始时间 …
    let facts: [Fact]
    let downloadsURL: String
    let progress: DownloadProgressPage
}
