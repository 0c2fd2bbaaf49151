public import Domain
public import Foundation
import Sealing
public import Store

/// 接口令牌: makes one, and knows one again. Kept only as a hash.
public struct APITokens: Sendable {
    let store: Store

    /// By it a token that was left lying about is recognised, by people and by scanners.
    static let prefix = "fsk_"
    private static let digits = 64
    private static let seenEvery: TimeInterval = 600

    public init(store: Store) { self.store = store }

    /// The token, for the one time that it is shown. Throws `NameTaken`.
    ///
    /// - Parameter enterprises: nil for all, those too that come later.
    public func make(
        _ name: APITokenName, access: APIToken.Access, for enterprises: Set<Enterprise.ID>?, term: APITokenTerm,
        by user: User.ID, recording deed: Deed, at now: Date
    ) async throws -> String {
        let secret = Self.prefix + Random.token()
        let new = NewAPIToken(
            tokenHash: Digest.sha256(secret), ending: String(secret.suffix(4)), name: name, access: access,
            enterprises: enterprises, expiresAt: term.end(from: now), madeBy: user)
        try await store.make(new, recording: deed, at: now)
        return secret
    }

    /// Nil for one that is unknown, revoked or out of date. That it was used is noted every ten minutes.
    public func token(_ secret: String, at now: Date) async throws -> APIToken? {
        guard secret.hasPrefix(Self.prefix), secret.utf8.count == Self.prefix.utf8.count + Self.digits,
            let token = try await store.apiToken(hash: Digest.sha256(secret)), token.state(at: now) == .valid
        else { return nil }
        if now.timeIntervalSince(token.lastUsedAt ?? .distantPast) > Self.seenEvery {
            try await store.sawAPIToken(token.id, at: now)
        }
        return token
    }
}
