/// 新增账号 or 重新登录: the fields that this bureau asks for. The same page asks for a second factor.
struct AccountFormPage: Page {
    static let template = "accounts/form"

    /// A step of the login; shown when there are any.
    struct Step: Sendable {
        let title: String
        /// `已完成`, `进行中`, `密码错误`.
        let note: String
        let tone: Tone
    }

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
    /// At most one.
    let banners: [Banner]
    let steps: [Step]
    let fields: [Field]
}
