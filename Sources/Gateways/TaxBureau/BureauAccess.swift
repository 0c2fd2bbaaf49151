public import Domain

/// In whose name the bureau is asked.
public struct BureauAccess: Sendable {
    /// The bureau counts requests by account, whichever session they come by.
    public let account: Account.ID
    /// Whose maintenance it shares.
    public let area: Area
    /// A secret: the session's.
    public let token: String

    public init(account: Account.ID, area: Area, token: String) {
        self.account = account
        self.area = area
        self.token = token
    }
}
