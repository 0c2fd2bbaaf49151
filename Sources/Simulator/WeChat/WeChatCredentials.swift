/// The Official Account that the WeChat platform knows.
public struct WeChatCredentials: Sendable {
    public let appID: String
    public let secret: String
    /// Signs the callbacks.
    public let token: String
    /// Where the platform posts events: the console's `/wechat/callback`.
    public let callbackURL: String
    public let encodingAESKey: String?
    public let callbackTrust: String?

    /// - Parameters:
    ///   - encodingAESKey: 43 characters: callbacks and answers are in 安全模式 (safe mode); nil leaves them plain.
    ///   - callbackTrust: a PEM file of certificates trusted for an https callback beside the system's.
    public init(
        appID: String, secret: String, token: String, callbackURL: String, encodingAESKey: String? = nil,
        callbackTrust: String? = nil
    ) {
        self.appID = appID
        self.secret = secret
        self.token = token
        self.callbackURL = callbackURL
        self.encodingAESKey = encodingAESKey
        self.callbackTrust = callbackTrust
    }
}
