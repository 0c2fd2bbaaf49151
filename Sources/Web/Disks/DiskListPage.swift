/// 税盘管理.
struct DiskListPage: Page {
    static let template = "disks/index"

    /// A code that was just made; the answer alone shows it.
    struct Pairing: Sendable {
        /// `7QK2-M9XA`.
        let code: String
        /// `steward disk-agent --console … --slot … --pair …`.
        let command: String
    }

    let cards: DiskCardsPage
    /// None, or one.
    let pairings: [Pairing]
    let mayAdminister: Bool
}
