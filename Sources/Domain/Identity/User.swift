public import Foundation

/// A person, known by a WeChat openid.
public struct User: Hashable, Sendable {
    public typealias ID = Key<User>

    public let id: ID
    public let openid: String
    public let nickname: String
    public let boundAt: Date

    public init(id: ID, openid: String, nickname: String, boundAt: Date) {
        self.id = id
        self.openid = openid
        self.nickname = nickname
        self.boundAt = boundAt
    }
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
