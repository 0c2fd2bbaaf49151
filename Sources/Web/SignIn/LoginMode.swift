/// How people enter.
public enum LoginMode: String, CaseIterable, Sendable {
    /// 微信扫码.
    case weChat = "wechat"
    /// The activation code alone, as the guide's clients up to V0.0.45: for sites without phones. Whoever reads the
    /// activation mail can enter.
    case activationCode = "activation-code"
}
