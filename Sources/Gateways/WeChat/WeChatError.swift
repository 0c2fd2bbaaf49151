/// Why the WeChat platform did not do what it was asked.
public enum WeChatError: Error, Hashable, Sendable {
    case unreachable(reason: String)
    /// The platform's own code and words, for the log.
    case refused(code: Int, message: String)
    case badAnswer(reason: String)
    /// A callback that WeChat did not sign.
    case badSignature
    /// A callback body that is not an event or message of the protocol.
    case badMessage
}
