@testable import Web

extension Samples {
    /// Not a real code: three finders are enough to judge its size and ground.
    static let qr = """
        <svg viewBox="0 0 29 29" shape-rendering="crispEdges" xmlns="http://www.w3.org/2000/svg">\
        <path fill="#fff" d="M0 0h29v29H0z"/><path fill="#000" fill-rule="evenodd" \
        d="M4 4h7v7H4zM5 5v5h5V5zM6 6h3v3H6zM18 4h7v7h-7zM19 5v5h5V5zM20 6h3v3h-3zM4 18h7v7H4zM5 19v5h5v-5zM6 20h3v3H6z\
        M12 4h1v3h-1zM14 5h2v2h-2zM12 9h3v1h-3zM4 12h2v1H4zM8 13h3v2H8zM13 12h4v2h-4zM19 13h2v3h-2zM23 12h2v2h-2z\
        M13 17h2v3h-2zM17 18h3v2h-3zM22 18h3v1h-3zM12 22h4v2h-4zM18 22h2v3h-2zM22 21h3v4h-2v-2h-1z"/></svg>
        """

    static let issued = LoginStatePage(
        isIssued: true, isScanned: false, isConfirmed: false, isDeclined: false, isExpired: false, sentence: "等待扫码",
        twoDigit: "", secondsLeft: 298, timeLeft: "4:58")
    static let scanned = LoginStatePage(
        isIssued: false, isScanned: true, isConfirmed: false, isDeclined: false, isExpired: false,
        sentence: "已扫码，请在手机上确认", twoDigit: "42", secondsLeft: 260, timeLeft: "4:20")
    static let confirmed = LoginStatePage(
        isIssued: false, isScanned: false, isConfirmed: true, isDeclined: false, isExpired: false, sentence: "已登录",
        twoDigit: "", secondsLeft: 250, timeLeft: "4:10")
    static let declined = LoginStatePage(
        isIssued: false, isScanned: false, isConfirmed: false, isDeclined: true, isExpired: false,
        sentence: "已在手机上取消登录", twoDigit: "", secondsLeft: 0, timeLeft: "0:00")
    static let expired = LoginStatePage(
        isIssued: false, isScanned: false, isConfirmed: false, isDeclined: false, isExpired: true,
        sentence: "二维码已过期", twoDigit: "", secondsLeft: 0, timeLeft: "0:00")

    static func login(_ state: LoginStatePage, isDemo: Bool = false, next: String = "") -> LoginPage {
        LoginPage(
            qr: qr, state: state, remembers: true, next: next,
            demoPhoneURL: isDemo ? "http://192.168.1.20:8090/phone/qr/7f3a" : "",
            warning: isDemo ? "当前为 HTTP 连接，仅适合内网" : "", operatorName: isDemo ? "星河智造财务共享中心" : "")
    }

    /// Signed in, but not activated yet.
    static let unbound = Layout(
        title: "激活", person: .init(nickname: "王敏", avatar: letter, role: "", boundSince: "", menu: [signOut]),
        nonce: nonce)

    static let codeLogin = CodeLoginPage(
        code: "", error: "", remembers: false, next: "",
        warnings: ["此处只凭激活码登录，请勿把激活邮件转发给他人。", "当前为 HTTP 连接，仅适合内网"], operatorName: "星河智造财务共享中心")
    static let failingCodeLogin = CodeLoginPage(
        code: "7QK2-M9XA-4T0R-B8ZE", error: "这个激活码已超过 24 小时，请获取新的激活码。", remembers: true,
        next: "/downloads?enterprise=1", warnings: [], operatorName: "")

    static let activation = ActivationPage(code: "", error: "", isExpired: false)
    static let wrongActivation = ActivationPage(
        code: "7QK2-M9XA-4T0R-B8Z", error: "激活码是 16 位，现在是 15 位，请检查是否漏了一位。", isExpired: false)
    static let expiredActivation = ActivationPage(
        code: "7QK2-M9XA-4T0R-B8ZE", error: "激活码已在 11-21 09:30 过期。", isExpired: true)

    static let renewal = RenewalPage(
        title: "获取新激活码", sentence: "这封邮件里的激活码已在 11-21 09:30 过期。新的激活码会发到 fi***@example.com，24 小时内有效。", tone: .busy,
        actionURL: "/activations/renewal/c0ffee")
    static let sentRenewal = RenewalPage(
        title: "新激活码已发出", sentence: "请到 fi***@example.com 查收主题为“发票管家激活码”的邮件。", tone: .good, actionURL: "")
    static let usedRenewal = RenewalPage(
        title: "激活码已经用过", sentence: "王敏已在 11-21 09:30 用它激活，不需要新的激活码。换了微信时，请向管理员索取。", tone: .warn, actionURL: "")

    static let signIn: [Sample] = [
        Sample(
            "login-issued", login(issued, isDemo: true, next: "/downloads?enterprise=1&direction=issued"), in: signedOut
        ),
        Sample("login-scanned", login(scanned, isDemo: true), in: signedOut),
        Sample("login-confirmed", login(confirmed), in: signedOut),
        Sample("login-declined", login(declined), in: signedOut),
        Sample("login-expired", login(expired), in: signedOut),
        Sample("login-hostile", login(issued, next: "/\(hostile)"), in: signedOut),
        Sample("login-code", codeLogin, in: signedOut),
        Sample("login-code-failing", failingCodeLogin, in: signedOut),
        Sample("activation-empty", activation, in: unbound),
        Sample("activation-wrong", wrongActivation, in: unbound),
        Sample("activation-expired", expiredActivation, in: unbound),
        Sample("renewal", renewal, in: Layout(title: renewal.title, nonce: nonce)),
        Sample("renewal-sent", sentRenewal, in: Layout(title: sentRenewal.title, nonce: nonce)),
        Sample("renewal-used", usedRenewal, in: Layout(title: usedRenewal.title, nonce: nonce)),
    ]
}
