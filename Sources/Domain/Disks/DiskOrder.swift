/// What the console has an agent do: sign a platform's challenge with a disk.
public struct DiskOrder: Hashable, Sendable, Codable {
    public let id: String
    public let disk: Disk.Number
    /// By the platform.
    public let handshake: String
    public let challenge: String
    /// The certificate password, sealed for this agent alone; hexadecimal.
    public let password: String

    public init(id: String, disk: Disk.Number, handshake: String, challenge: String, password: String) {
        self.id = id
        self.disk = disk
        self.handshake = handshake
        self.challenge = challenge
        self.password = password
    }
}

/// What came of an order.
public struct DiskAnswer: Hashable, Sendable, Codable {
    public enum Result: String, Codable, Sendable {
        case signed
        case wrongPassword = "wrong-password"
        case locked
        /// No such disk in the slot, or two of its number.
        case missing
        /// The password was sealed for another.
        case unsealable
    }

    public let result: Result
    /// Of a signed one: 64 bytes in hexadecimal.
    public let signature: String?
    /// Of a signed one, by the agent's clock: `2026-11-22T10:00:00Z`.
    public let signedAt: String?
    /// After a wrong password.
    public let triesLeft: Int?

    public init(_ result: Result, signature: String? = nil, signedAt: String? = nil, triesLeft: Int? = nil) {
        self.result = result
        self.signature = signature
        self.signedAt = signedAt
        self.triesLeft = triesLeft
    }
}

extension DiskOrder {
    /// What a disk signs. The platform writes the same, of what it has sent itself.
    public static func message(handshake: String, challenge: String, disk: String, signedAt: String) -> [UInt8] {
        Array("\(handshake)\n\(challenge)\n\(disk)\n\(signedAt)".utf8)
    }

    public func message(signedAt: String) -> [UInt8] {
        Self.message(handshake: handshake, challenge: challenge, disk: disk.description, signedAt: signedAt)
    }
}
