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
    public let templates: [WeChatTemplate]
    public let smtp: SMTPSettings?
    public let updates: UpdateFeedOptions?

    /// - Parameters:
    ///   - port: 0 takes a free one; `onServerRunning` tells which.
    ///   - publicURL: how phones reach the simulator, such as `http://192.168.1.20:8090`; no slash at the end.
    ///   - seed: the same seed gives the same invoices, byte for byte.
    ///   - memory: a file that keeps the bureau's open sessions over a restart; nil keeps none.
    ///   - templates: the message templates that the account may push.
    ///   - smtp: where mail is taken; nil takes none.
    ///   - updates: the update feed; nil: none.
    ///   - demoGroup: JSON of companies, accounts and passwords: `Fixtures/demo-group.json`.
    public init(
        host: String, port: Int, publicURL: String, seed: UInt64, demoGroup: [UInt8], weChat: WeChatCredentials,
        memory: String? = nil, templates: [WeChatTemplate] = WeChatTemplate.demo, smtp: SMTPSettings? = nil,
        updates: UpdateFeedOptions? = nil, now: @escaping @Sendable () -> Date
    ) {
        self.host = host
        self.port = port
        self.publicURL = publicURL
        self.seed = seed
        self.demoGroup = demoGroup
        self.weChat = weChat
        self.memory = memory
        self.templates = templates
        self.smtp = smtp
        self.updates = updates
        self.now = now
    }
}
