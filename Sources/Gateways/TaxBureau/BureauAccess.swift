public import Domain

/// In whose name the bureau is asked.
public struct BureauAccess: Sendable {
    /// Which of the lists is asked: the bureau's, or one of the two of the disks' platform.
    public enum List: Sendable { case digital, deductible, full }

    /// The bureau counts requests by account, whichever session they come by.
    public let account: Account.ID
    /// Whose maintenance it shares.
    public let area: Area
    /// A secret: the session's.
    public let token: String
    public let list: List

    public init(account: Account.ID, area: Area, token: String, list: List = .digital) {
        self.account = account
        self.area = area
        self.token = token
        self.list = list
    }
}
