/// The state of updates, sent anew to the target `updates`. Everybody sees the same: what only administrators may press is
/// hidden from others by the style sheet, and refused to them.
struct UpdateStatePage: Page {
    static let template = "updates/_state"

    struct Newest: Sendable {
        let version: String
        let state: Chip
        let facts: [Fact]
        /// A sentence each.
        let notes: [String]
    }

    /// `isCurrent`: what happens now.
    struct Step: Sendable {
        let title: String
        /// `42%`, `进行中`; may be empty.
        let note: String
        let tone: Tone
        let isCurrent: Bool
    }

    /// The bytes that come or are unpacked; a bar is never without numbers.
    struct Progress: Sendable {
        let percent: Int
        /// `20.1 MB / 48.2 MB`.
        let words: String
    }

    /// `0.3.0`.
    let version: String
    /// `今天 14:05 检查过`, or `还没有检查过`.
    let checked: String
    /// At most one, the worst.
    let banners: [Banner]
    /// None, or one.
    let newest: [Newest]
    /// Empty while nothing is under way.
    let steps: [Step]
    let progress: [Progress]
    /// Said aloud when it changes.
    let sentence: String
    /// 检查更新; empty while it cannot be asked.
    let checkURL: String
    /// The question 立即更新; empty where there is nothing to update to, or no way.
    let updateURL: String
}
