/// 新增账号, 编辑 or 重新登录: the fields that this bureau asks for first.
struct AccountFormPage: Page {
    static let template = "accounts/form"

    /// `新增账号`.
    let title: String
    /// One sentence under the title.
    let sentence: String
    let enterpriseName: String
    let enterpriseURL: String
    let accountsURL: String
    /// `深圳市电子税务局`.
    let bureauName: String
    /// The form posts here.
    let url: String
    let submitText: String
    /// The bureau did not answer: the button asks it again and sends nothing to it.
    let isRetry: Bool
    /// Names the captcha that the picture shows; sent along with what was read from it.
    let captchaID: String
    /// Of the account as this page shows it; empty for a new one.
    let version: String
    /// What was typed at the last login is sent again for what is not asked here.
    let usesStored: Bool
    /// Which account it is; empty for a new one.
    let facts: [Fact]
    /// At most one.
    let banners: [Banner]
    let fields: [Field]
    /// The other way to log in: 用新密码登录, 用已保存的密码; empty: there is none.
    let otherText: String
    let otherURL: String
}
