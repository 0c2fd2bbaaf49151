public import Foundation

/// Where the outside world stands and what is in it.
public struct SimulatorOptions: Sendable {
    public let host: String
    public let port: Int
    public let publicURL: String
    public let seed: UInt64
    public let demoGroup: [UInt8]
    public let weChat: WeChatCredentials
    public let now: @Sendable () -> Date
    public let memory: String?

    /// - Parameters:
    ///   - port: 0 takes a free one; `onServerRunning` tells which.
    ///   - publicURL: how phones reach the simulator, such as `http://192.168.1.20:8090`; no slash at the end.
    ///   - seed: the same seed gives the same invoices, byte for byte.
    ///   - memory: a file that keeps the bureau's open sessions over a restart; nil keeps none.
    ///   - demoGroup: JSON of companies, accounts and passwords: `Fixtures/demo-group.json`.
    public init(
        host: String, port: Int, publicURL: String, seed: UInt64, demoGroup: [UInt8], weChat: WeChatCredentials,
        memory: String? = nil, now: @escaping @Sendable () -> Date
    ) {
        self.host = host
        self.port = port
        self.publicURL = publicURL
        self.seed = seed
        self.demoGroup = demoGroup
        self.weChat = weChat
        self.memory = memory
        self.now = now
    }
}

/// The Official Account that the WeChat platform knows.
public struct WeChatCredentials: Sendable {
    public let appID: String
    public let secret: String
    /// Signs the callbacks.
    public let token: String
    /// Where the platform posts events: the console's `/wechat/callback`.
    public let callbackURL: String

    public init(appID: String, secret: String, token: String, callbackURL: String) {
        self.appID = appID
        self.secret = secret
        self.token = token
        self.callbackURL = callbackURL
    }
}

/// Why there is no outside world.
public enum SimulatorError: Error, Equatable {
    /// The demo group is no such JSON, or names a company twice; the text says where.
    case demoGroup(String)
    /// `publicURL` or `callbackURL` is no HTTP address.
    case address(String)
}
