/// 检查更新: which version runs, which is newest, and how far an update is.
struct UpdatesPage: Page {
    static let template = "updates/updates"

    let state: UpdateStatePage
    let isAdministrator: Bool
    /// What was wrong with files that were brought; else empty.
    let uploadError: String
    /// None, or one: files may be brought by hand.
    let uploads: [Upload]

    struct Upload: Sendable {
        let url: String
    }
}
