public import Foundation

/// 微信绑定: one QR code for one account.
public struct BindingTicket: Hashable, Sendable {
    /// ```
    /// issued → scanned → confirmed
    ///                  ↘ declined      issued | scanned → expired
    /// ```
    public enum State: String, CaseIterable, Sendable {
        case issued, scanned, confirmed, declined, expired

        public func moved(to next: State) throws(IllegalMove) -> State {
            let allowed: [State] =
                switch self {
                case .issued: [.scanned, .expired]
                case .scanned: [.confirmed, .declined, .expired]
                case .confirmed, .declined, .expired: []
                }
            guard allowed.contains(next) else { throw IllegalMove(from: rawValue, to: next.rawValue) }
            return next
        }
    }

    public let scene: String
    public let account: Account.ID
    public let state: State
    /// What the QR code says.
    public let url: String
    /// Who scanned it.
    public let openid: String?
    public let issuedAt: Date
    public let expiresAt: Date

    public init(
        scene: String, account: Account.ID, state: State, url: String, openid: String?, issuedAt: Date, expiresAt: Date
    ) {
        self.scene = scene
        self.account = account
        self.state = state
        self.url = url
        self.openid = openid
        self.issuedAt = issuedAt
        self.expiresAt = expiresAt
    }
}

/// The person whose WeChat an account is bound to.
public struct AccountBinding: Hashable, Sendable {
    public let openid: String
    public let name: String
    public let boundAt: Date

    public init(openid: String, name: String, boundAt: Date) {
        self.openid = openid
        self.name = name
        self.boundAt = boundAt
    }
}
