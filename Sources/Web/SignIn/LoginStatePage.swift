/// The state of a login, sent anew at each change to the target `login-state`.
struct LoginStatePage: Page {
    static let template = "login/_state"

    let isIssued: Bool
    let isScanned: Bool
    let isConfirmed: Bool
    let isDeclined: Bool
    let isExpired: Bool
    /// `等待扫码`, `已扫码，请在手机上确认`, `已登录`, …
    let sentence: String
    /// The number that the phone shows too; empty until there is one.
    let twoDigit: String
    let secondsLeft: Int
    /// `4:58`.
    let timeLeft: String
}
