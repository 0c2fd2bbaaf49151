/// 时段: a node of a download's tree.
struct WindowPage: Sendable {
    /// What its readings met, by kind.
    struct Note: Sendable {
        /// `同一号码出现在两页，已重读 3 次`.
        let text: String
        /// Of the invoices that it is of, the first few.
        let numbers: [String]
    }

    let id: String
    let range: String
    /// `数电票（普通发票） · 正常`; may be empty.
    let filters: String
    /// `1,482 张`; `—` before it was counted.
    let bureauCount: String
    let bureauTotal: String
    let ourCount: String
    /// `—` where it was not compared as a whole.
    let ourTotal: String
    /// `第 3 次`; empty for the first reading.
    let rounds: String
    let state: Chip
    let notes: [Note]
    let hasParts: Bool
    /// `12 个细分时段，9 个一致，3 条记录`; empty where it was not cut.
    let partsText: String
    let isOpen: Bool
    let parts: [WindowPage]
    /// Where its parts are, where they are not shown; else empty.
    let partsURL: String
}

/// The parts of one window: what is fetched when it is opened, and a page of its own without scripts.
struct WindowsPage: Page {
    static let template = "downloads/windows"

    let title: String
    let downloadTitle: String
    let downloadURL: String
    let windows: [WindowPage]
}
