/// The disks of the person's companies; sent anew to the target `disk-cards`.
struct DiskCardsPage: Page {
    static let template = "disks/_cards"

    struct Card: Sendable {
        /// 12 digits.
        let number: String
        /// `税务UKey · 主机`.
        let kind: String
        let company: String
        let taxNumber: String
        /// Of the agent's PC.
        let agent: String
        /// `今天 14:05 插入`, `11-21 09:30 取出`.
        let time: String
        let state: Chip
        /// What to do; empty where it is in order.
        let sentence: String
        /// The certificate's end is near; else empty.
        let warning: String
        /// Its form; empty where there is none to fill in.
        let url: String
        /// `保存密码`, `查看`.
        let action: String
    }

    struct Agent: Sendable {
        let name: String
        let state: Chip
        /// How far its clock is off, where it is refused for it; else empty.
        let clock: String
        /// `王敏 于 11-21 09:30 配对`.
        let paired: String
        /// The question; for administrators, else empty.
        let revocationURL: String
    }

    /// What lies in a slot and cannot be used, a sentence each.
    let troubles: [String]
    let inserted: [Card]
    /// 编号重复: two of each lie in slots.
    let doubled: [Card]
    /// 未插入.
    let remembered: [Card]
    let agents: [Agent]
}
