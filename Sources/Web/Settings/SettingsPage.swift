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

    /// 文件校验: what the last reading of all files found.
    struct Files: Sendable {
        let state: Chip
        let facts: [Fact]
        let damaged: [DamagedFile]
        /// `另有 12 个`; empty where all are shown.
        let more: String
    }

    struct DamagedFile: Sendable {
        let number: String
        let url: String
        let company: String
        /// `PDF`.
        let format: String
        let reason: String
        let date: String
    }

    let banners: [Banner]
    let groups: [Group]
    let files: Files
    /// There is a mail server: 发送测试邮件.
    let canTestMail: Bool
    let email: String
    let emailError: String
}
