public import Foundation
import Sealing

/// How WeChat signs its calls to us: sha1 of token, timestamp and nonce, sorted and joined; in safe mode also of what
/// is sealed.
public struct WeChatSignature: Sendable {
    private let token: String
    /// A call that is older, or as much ahead, is refused as a replay.
    private static let longest: TimeInterval = 300

    public init(token: String) { self.token = token }

    public func check(_ signature: String, timestamp: String, nonce: String, at now: Date) throws(WeChatError) {
        try check(signature, timestamp: timestamp, nonce: nonce, sealed: nil, at: now)
    }

    /// - Parameter sealed: the body's `Encrypt`, for a `msg_signature`.
    func check(
        _ signature: String, timestamp: String, nonce: String, sealed: String?, at now: Date
    ) throws(WeChatError) {
        // Without a token anybody could sign: there is no account to speak for.
        guard !token.isEmpty, let seconds = TimeInterval(timestamp),
            abs(now.timeIntervalSince1970 - seconds) <= Self.longest,
            let claimed = [UInt8](hex: signature.lowercased()),
            Digest.areEqual(claimed, digest(timestamp: timestamp, nonce: nonce, sealed: sealed))
        else { throw .badSignature }
    }

    func digest(timestamp: String, nonce: String, sealed: String? = nil) -> [UInt8] {
        let parts = [token, timestamp, nonce] + (sealed.map { [$0] } ?? [])
        // By bytes: Swift's own order of texts follows Unicode's equivalences.
        return Digest.sha1(parts.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.joined())
    }
}
