public import Foundation
import Sealing

/// How WeChat signs its calls to us: sha1 of token, timestamp and nonce, sorted and joined.
public struct WeChatSignature: Sendable {
    private let token: String
    /// A call that is older, or as much ahead, is refused as a replay.
    private static let longest: TimeInterval = 300

    public init(token: String) { self.token = token }

    public func check(_ signature: String, timestamp: String, nonce: String, at now: Date) throws(WeChatError) {
        guard let seconds = TimeInterval(timestamp), abs(now.timeIntervalSince1970 - seconds) <= Self.longest,
            let claimed = [UInt8](hex: signature.lowercased()),
            Digest.areEqual(claimed, digest(timestamp: timestamp, nonce: nonce))
        else { throw .badSignature }
    }

    func digest(timestamp: String, nonce: String) -> [UInt8] {
        Digest.sha1([token, timestamp, nonce].sorted().joined())
    }
}
