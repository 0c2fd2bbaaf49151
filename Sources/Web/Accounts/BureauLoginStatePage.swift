/// A login at the bureau as it stands, sent anew to the target `bureau-login`.
struct BureauLoginStatePage: Page {
    static let template = "accounts/_login"

    /// `isCurrent`: what happens now.
    struct Step: Sendable {
        let title: String
        /// `进行中`, `已通过`, `税局未要求`, `密码错误`; may be empty.
        let note: String
        let tone: Tone
        let isCurrent: Bool
    }

    /// What the bureau asks; posts to `url` with `action` reply, renew (another picture) or resend (another code).
    struct Question: Sendable {
        /// `短信验证`.
        let title: String
        /// `验证码已发送到 138****0001。`
        let sentence: String
        let url: String
        let captchaID: String
        let fields: [Field]
        /// 身份类型: radio buttons named `role`; empty where it is not asked.
        let roles: [Choice]
        let submitText: String
        /// The challenge ends in so many seconds; 0: no clock is shown.
        let secondsLeft: Int
        /// `1:58`.
        let timeLeft: String
        /// Another code may be had in so many seconds; 0 where `canResend`.
        let resendSeconds: Int
        let resendTime: String
        let isCode: Bool
    }

    /// A confirmation in the bureau's app.
    struct Scan: Sendable {
        let title: String
        /// `请用电子税务局 App 扫码并确认`.
        let sentence: String
        /// SVG.
        let qr: String
        /// Opens the app on the phone itself; empty where it is no web address.
        let url: String
        let secondsLeft: Int
        let timeLeft: String
        let isScanned: Bool
    }

    let steps: [Step]
    /// `正在等待税局答复…`; said aloud when it changes.
    let sentence: String
    /// At most one.
    let banners: [Banner]
    /// None or one of these three.
    let questions: [Question]
    let scans: [Scan]
    /// The first form again.
    let entries: [AccountFormPage]
    /// Where the page goes by itself, as it is done; else empty.
    let doneURL: String
    /// 重新开始, where nothing more can be asked; else empty.
    let restartURL: String
    /// POST: gives the attempt up; empty when it is over.
    let endURL: String
}
