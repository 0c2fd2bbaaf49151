/// One disk: what it says of itself, and its passwords.
struct DiskPage: Page {
    static let template = "disks/disk"

    struct Form: Sendable {
        let action: String
        /// How many tries are left, as this page knows it.
        let tries: String
        let fields: [Field]
        /// A box `confirmed` that must be ticked before another try; empty: none.
        let confirmation: String
        let confirmationError: String
        /// 保存 works only while the disk is in.
        let isEnabled: Bool
        /// `请先插入税盘。`; else empty.
        let sentence: String
    }

    let company: String
    let number: String
    let place: Chip
    let state: Chip
    /// At most one.
    let banners: [Banner]
    let facts: [Fact]
    /// None where no password may be typed, else one.
    let forms: [Form]
    /// 税控模式 of this company.
    let downloadURL: String
}
