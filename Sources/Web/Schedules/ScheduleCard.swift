/// 【定时同步】 on a company's page: what is set, what comes next and what came of the last run.
struct ScheduleCard: Sendable {
    /// A download of the last run.
    struct Download: Sendable {
        /// `取得发票 2026-11-12 至 2026-11-22`.
        let text: String
        let url: String
        let state: Chip
    }

    let state: Chip
    /// Empty before it was set.
    let facts: [Fact]
    /// Why the last run did not ask for all, each with the next step.
    let banners: [Banner]
    let downloads: [Download]
    let settingURL: String
    /// 立即同步; empty before it was set.
    let runURL: String
    let changesURL: String
}
