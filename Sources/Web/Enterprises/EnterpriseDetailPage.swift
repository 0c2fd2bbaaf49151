/// 企业详情, its sections in the guide's order.
struct EnterpriseDetailPage: Page {
    static let template = "enterprises/detail"

    struct AccountLine: Sendable {
        /// Masked.
        let account: String
        let person: String
        let role: String
        let rights: String
        let state: Chip
    }

    let name: String
    let taxNumber: String
    let area: String
    let state: Chip
    /// A default that was lost; none or one.
    let banners: [Banner]
    /// 基本信息.
    let facts: [Fact]
    let accounts: [AccountLine]
    /// 【编辑】.
    let accountsURL: String
    /// 默认账号: `王敏 138****0001`, `未设置`.
    let defaults: [Fact]
    let schedule: ScheduleCard
    let downloads: [DownloadRowPage]
    let downloadURL: String
    let invoicesURL: String
}
