/// 微信绑定 of one account: the QR code, and who is bound.
struct BindingPage: Page {
    static let template = "accounts/binding"

    let enterpriseName: String
    let enterpriseURL: String
    let accountsURL: String
    /// `王敏 138****0001`.
    let account: String
    /// The stream of its state.
    let eventsURL: String
    let state: BindingStatePage
}

/// Sent anew to the target `account-binding`.
struct BindingStatePage: Page {
    static let template = "accounts/_binding"

    /// SVG; empty where there is no code to scan.
    let qr: String
    /// 等待扫码, 已扫码，请在手机上确认, 已绑定到 王敏, 已在手机上取消, 二维码已过期.
    let sentence: String
    let tone: Tone
    let isWaiting: Bool
    let isDone: Bool
    let secondsLeft: Int
    /// `4:58`.
    let timeLeft: String
    /// Who is bound now: `王敏，11-21 09:30 起`; empty: nobody.
    let boundTo: String
    /// POST: a new code (微信绑定, 换绑, 换一张).
    let renewURL: String
    let renewText: String
    /// 获取绑定结果: this page once more.
    let resultURL: String
    /// The demo's phone; else empty.
    let phoneURL: String
}
