/// One disk: what it says of itself, and its passwords.
struct DiskPage: Page {
    static let template = "disks/disk"

    let company: String
    let number: String
    let eventsURL: String
    let status: DiskStatusPage
    /// At most one.
    let banners: [Banner]
    let facts: [Fact]
    let entry: DiskEntryPage
    /// The question before 移除; empty where nothing is saved.
    let removalURL: String
    /// 税控模式 of this company.
    let downloadURL: String
}

/// Whether it is in, and what it is good for; sent anew to the target `disk-status`.
struct DiskStatusPage: Page {
    static let template = "disks/_status"

    let place: Chip
    let state: Chip
}

/// 税盘密码; sent anew to the target `disk-entry`.
struct DiskEntryPage: Page {
    static let template = "disks/_entry"

    struct Form: Sendable {
        let action: String
        /// How many tries are left, as this page knows it.
        let tries: String
        let fields: [Field]
        /// A box for each password beside 证书密码 that is kept.
        let clearings: [Clearing]
        /// A box `confirmed` that must be ticked before another try; empty: none. It is another one when another number
        /// of tries is left.
        let confirmation: String
        let confirmationError: String
        /// 保存 works only while the disk is in.
        let isEnabled: Bool
        /// `请先插入税盘。`; else empty.
        let sentence: String
    }

    struct Clearing: Sendable {
        let name: String
        /// `清除已保存的税局平台密码`.
        let label: String
    }

    /// None where no password may be typed, else one.
    let forms: [Form]
}
