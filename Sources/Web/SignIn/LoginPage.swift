/// 登录: what this is, and the QR card.
struct LoginPage: Page {
    static let template = "login/login"

    /// The code as an `<svg>` element, drawn by us.
    let qr: String
    let state: LoginStatePage
    /// 30天免登录 is ticked.
    let remembers: Bool
    /// Where to go afterwards: a path of our own; empty for 首页.
    let next: String
    /// In the demo the code's own URL; else empty.
    let demoPhoneURL: String
    /// `当前为 HTTP 连接，仅适合内网`; else empty.
    let warning: String
    /// Who runs this console, such as the company's name; may be empty.
    let operatorName: String
}
