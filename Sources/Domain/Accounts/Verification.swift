public import Foundation

/// 验证: an account's person was asked by WeChat to log it in, by a link that serves for this alone.
public struct Verification: Hashable, Sendable {
    public typealias ID = Key<Verification>

    public let id: ID
    public let account: Account.ID
    public let openid: String
    public let askedAt: Date
    public let expiresAt: Date
    public let endedAt: Date?
    /// Why it ended; nil: it has not, or ended before reasons were kept.
    public let ending: Ending?

    public enum Ending: String, CaseIterable, Sendable {
        /// The account is usable again, by whomever.
        case verified
        /// 解除绑定, 换绑.
        case unbound
        /// A newer message was pushed.
        case replaced
        /// The account was removed.
        case removed
    }

    public init(
        id: ID, account: Account.ID, openid: String, askedAt: Date, expiresAt: Date, endedAt: Date?, ending: Ending?
    ) {
        self.id = id
        self.account = account
        self.openid = openid
        self.askedAt = askedAt
        self.expiresAt = expiresAt
        self.endedAt = endedAt
        self.ending = ending
    }
}
