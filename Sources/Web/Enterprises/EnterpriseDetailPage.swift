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

    struct Disk: Sendable {
        /// `税务UKey 661320500013`.
        let name: String
        let url: String
        /// 已插入, 未插入.
        let place: Chip
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
    /// 税盘: those that were in a slot once.
    let disks: [Disk]
    let downloads: [DownloadRowPage]
    let downloadURL: String
    let invoicesURL: String
}
