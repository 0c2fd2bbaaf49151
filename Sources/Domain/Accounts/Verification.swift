public import Foundation

/// 验证: an account's person was asked by WeChat to log it in, by a link that serves for this alone.
public struct Verification: Hashable, Sendable {
    public typealias ID = Key<Verification>

    public let id: ID
    public let account: Account.ID
    public let openid: String
    public let askedAt: Date
    public let expiresAt: Date
    /// The account was verified, unbound or removed.
    public let endedAt: Date?

    public init(id: ID, account: Account.ID, openid: String, askedAt: Date, expiresAt: Date, endedAt: Date?) {
        self.id = id
        self.account = account
        self.openid = openid
        self.askedAt = askedAt
        self.expiresAt = expiresAt
        self.endedAt = endedAt
    }
}
