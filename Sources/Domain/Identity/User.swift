public import Foundation

/// A person, known by a WeChat openid, or by an application where the console is entered with the code alone.
public struct User: Hashable, Sendable {
    public typealias ID = Key<User>

    public let id: ID
    public let openid: String
    public let nickname: String
    public let role: Role
    /// Names the picture, and changes with it; empty where there is none.
    public let avatar: String
    public let boundAt: Date

    public init(
        id: ID, openid: String, nickname: String, role: Role = .finance, avatar: String = "", boundAt: Date
    ) {
        self.id = id
        self.openid = openid
        self.nickname = nickname
        self.role = role
        self.avatar = avatar
        self.boundAt = boundAt
    }

    /// Stands for the openid of a person who entered with the code alone: whose mailbox it is, or else whose code. No
    /// openid of WeChat's has a colon.
    public static func openid(ofMail address: String) -> String { "mail:\(address)" }
    public static func openid(ofActivation id: Int64) -> String { "code:\(id)" }
}

/// A QR code that waits for a phone.
public enum Ticket {
    /// ```
    /// issued → scanned → confirmed → redeemed
    ///                  ↘ declined            issued | scanned | confirmed → expired
    /// ```
    public enum State: String, CaseIterable, Sendable {
        case issued, scanned, confirmed, redeemed, declined, expired

        public func moved(to next: State) throws(IllegalMove) -> State {
            let allowed: [State] =
                switch self {
                case .issued: [.scanned, .expired]
                case .scanned: [.confirmed, .declined, .expired]
                case .confirmed: [.redeemed, .expired]
                case .redeemed, .declined, .expired: []
                }
            guard allowed.contains(next) else { throw IllegalMove(from: rawValue, to: next.rawValue) }
            return next
        }
    }
}
