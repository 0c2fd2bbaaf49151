/// 系统设置, as the server was started with them: to read, not to change.
struct SettingsPage: Page {
    static let template = "settings/settings"

    struct Group: Sendable {
        /// `微信`, `邮件`, `访问`.
        let title: String
        let state: Chip
        let facts: [Fact]
        /// What is missing or risky, and which setting mends it; empty for none.
        let advice: String
    }

    let banners: [Banner]
    let groups: [Group]
    /// There is a mail server: 发送测试邮件.
    let canTestMail: Bool
    let email: String
    let emailError: String
}
