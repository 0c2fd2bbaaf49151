/// How an agent introduces itself.
public struct PairingRequest: Codable, Sendable {
    /// As 税盘管理 shows it.
    public let code: String
    /// Of the PC.
    public let name: String
    /// 65 bytes in hexadecimal.
    public let publicKey: String

    public init(code: String, name: String, publicKey: String) {
        self.code = code
        self.name = name
        self.publicKey = publicKey
    }
}

public struct PairingAnswer: Codable, Sendable {
    /// By which the agent is known from now on.
    public let agent: String

    public init(agent: String) { self.agent = agent }
}

/// Why the console refuses what an agent sends.
public struct AgentProblem: Codable, Sendable {
    public let type: String
    /// With `clockSkew`: the console's time, in milliseconds since 1970.
    public let now: Int64?

    public init(type: String, now: Int64? = nil) {
        self.type = type
        self.now = now
    }

    public static let badRequest = "bad-request"
    public static let wrongCode = "wrong-code"
    public static let tooManyTries = "too-many-tries"
    /// Never paired, or revoked.
    public static let unknownAgent = "unknown-agent"
    public static let badSignature = "bad-signature"
    /// A request that was heard before.
    public static let replayed = "replayed"
    public static let clockSkew = "clock-skew"
    public static let unknownOrder = "unknown-order"
    /// A newer request of the same agent waits for orders.
    public static let pollReplaced = "poll-replaced"
}
