import Foundation
import Synchronization

/// access_token: one valid at a time, for two hours.
final class AccessTokens: Sendable {
    static let lifetime = 7200

    private let current = Mutex<(text: String, expiresAt: Date)?>(nil)

    /// A new token; the former is worth nothing from here on.
    func renew(now: Date) -> String {
        let text = Token.random(bytes: 48)
        current.withLock { $0 = (text, now.addingTimeInterval(Double(Self.lifetime))) }
        return text
    }

    func check(_ text: Substring?, now: Date) throws(WeChatRefusal) {
        guard let text, !text.isEmpty else { throw .missing("access_token") }
        guard let token = current.withLock({ $0 }), token.text == text else { throw .invalidCredential }
        guard token.expiresAt > now else { throw .expiredToken }
    }
}
