/// Why the WeChat platform did not do what it was asked.
public enum WeChatError: Error, Hashable, Sendable {
    case unreachable(reason: String)
    /// The platform's own code and words, for the log.
    case refused(code: Int, message: String)
    case badAnswer(reason: String)
    /// A callback that WeChat did not sign, or that is not sealed for this account.
    case badSignature
    /// A callback body that is not an event or message of the protocol.
    case badMessage
    /// What was set as an EncodingAESKey is none.
    case badKey

    /// Whether the same request would fail again whenever it is made: about the person (40003 no openid of the account,
    /// 43004 does not follow it, 43019 is on its black list), the template (40036, 40037) or the data (47001, 47003).
    ///
    /// All else may pass: -1 busy, 45009 and 45011 too many calls, an unreachable platform, and what an operator sets
    /// right, such as 40125 wrong secret or 48001 no permission.
    public var isPermanent: Bool {
        switch self {
        case .refused(let code, _): [40003, 40036, 40037, 43004, 43019, 47001, 47003].contains(code)
        case .badSignature, .badMessage, .badKey: true
        case .unreachable, .badAnswer: false
        }
    }
}
