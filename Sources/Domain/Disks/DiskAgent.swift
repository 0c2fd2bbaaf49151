public import Foundation

/// 税盘代理: `steward disk-agent` on the PC that holds the disks.
public struct DiskAgent: Hashable, Sendable {
    public typealias ID = Key<DiskAgent>

    public let id: ID
    /// Of the PC, as it called itself.
    public let name: String
    /// 65 bytes: what it signs by, and what passwords are sealed for.
    public let publicKey: [UInt8]
    public let pairedBy: String
    public let pairedAt: Date
    public let seenAt: Date?
    public let revokedAt: Date?

    public init(
        id: ID, name: String, publicKey: [UInt8], pairedBy: String, pairedAt: Date, seenAt: Date?, revokedAt: Date?
    ) {
        self.id = id
        self.name = name
        self.publicKey = publicKey
        self.pairedBy = pairedBy
        self.pairedAt = pairedAt
        self.seenAt = seenAt
        self.revokedAt = revokedAt
    }

    /// What an agent signs of each request, so that nobody else's is heard, nor one heard twice.
    /// - Parameters:
    ///   - time: milliseconds since 1970.
    ///   - digest: SHA-256 of the body, hexadecimal.
    public static func message(path: String, time: Int64, nonce: String, digest: String) -> [UInt8] {
        Array("steward-disk-agent\n\(path)\n\(time)\n\(nonce)\n\(digest)".utf8)
    }

    /// How far its clock may be from the console's.
    public static let mostSkew: TimeInterval = 300
    public static let pairingLife: TimeInterval = 600
    /// The console answers within this time that there is nothing to do.
    public static let longestPoll: TimeInterval = 20
}
