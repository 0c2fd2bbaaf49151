public import Foundation

/// 接口令牌: what a program of the house, such as an ERP, shows in place of a person who signs in.
public struct APIToken: Hashable, Sendable {
    public typealias ID = Key<APIToken>

    /// 权限.
    public enum Access: String, CaseIterable, Sendable {
        case read, operate

        public var mayOperate: Bool { self == .operate }

        /// As it stands on the screen.
        public var word: String { self == .read ? "只读" : "可发起下载" }
    }

    /// Decided here alone, by what the row says and the time it is.
    public enum State: Hashable, Sendable {
        case valid, expired, revoked
        /// 已失效: who made it may no longer make it.
        case unbacked
    }

    public let id: ID
    public let name: String
    public let access: Access
    /// All companies, those too that come later; else the ones that its rows name.
    public let isForAll: Bool
    /// The last four characters, to know it by.
    public let ending: String
    public let madeAt: Date
    /// Nil: it does not end by itself.
    public let expiresAt: Date?
    /// To within ten minutes; nil: never.
    public let lastUsedAt: Date?
    public let revokedAt: Date?
    /// Who made it is still an administrator, and has each of the companies that it names.
    public let isBacked: Bool

    public init(
        id: ID, name: String, access: Access, isForAll: Bool, ending: String, madeAt: Date, expiresAt: Date? = nil,
        lastUsedAt: Date? = nil, revokedAt: Date? = nil, isBacked: Bool = true
    ) {
        self.id = id
        self.name = name
        self.access = access
        self.isForAll = isForAll
        self.ending = ending
        self.madeAt = madeAt
        self.expiresAt = expiresAt
        self.lastUsedAt = lastUsedAt
        self.revokedAt = revokedAt
        self.isBacked = isBacked
    }

    public func state(at now: Date) -> State {
        if revokedAt != nil { return .revoked }
        if let expiresAt, expiresAt <= now { return .expired }
        return isBacked ? .valid : .unbacked
    }

    /// Who asks, in the audit log: `接口 ERP 同步`. No person can take such a name.
    public var caller: String { "接口 \(name)" }
}
