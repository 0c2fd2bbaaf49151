public import Foundation

/// 默认账号: the account that a download or an issue uses when none is named. The same account may serve both.
public struct DefaultAccounts: Hashable, Sendable {
    public var issue: Account.ID?
    public var receive: Account.ID?

    public init(issue: Account.ID? = nil, receive: Account.ID? = nil) {
        self.issue = issue
        self.receive = receive
    }

    /// The account for invoices of `direction`.
    public subscript(direction: Direction) -> Account.ID? {
        get { direction == .issued ? issue : receive }
        set { if direction == .issued { issue = newValue } else { receive = newValue } }
    }
}

/// Why a choice of default accounts is refused.
public enum DefaultAccountRefusal: Error, Hashable, Sendable {
    /// The account is not this company's.
    case unknownAccount
    /// It lacks the right that the purpose needs.
    case noRight(Rights)
    /// The company has one account, so it serves 开票 and 收票 or neither.
    case singleServesBoth
}

/// A default that went because its account changed; shown until the defaults are set anew.
public struct DefaultLoss: Hashable, Sendable {
    public enum Reason: String, CaseIterable, Sendable {
        /// The bureau no longer grants the right.
        case right
        case removed
        /// The account is the only one left, and would serve one purpose alone.
        case single
    }

    public let direction: Direction
    /// `李佳怡 138****0003`, as it was.
    public let account: String
    public let reason: Reason
    public let at: Date

    public init(direction: Direction, account: String, reason: Reason, at: Date) {
        self.direction = direction
        self.account = account
        self.reason = reason
        self.at = at
    }
}

extension DefaultAccounts {
    /// The guide's rule: no right, no default; a single account may only be 开票+收票.
    public func checked(among accounts: [Account]) throws(DefaultAccountRefusal) {
        if accounts.count == 1, (issue == nil) != (receive == nil) { throw .singleServesBoth }
        for direction in Direction.allCases { try check(direction, among: accounts) }
    }

    /// What is left of these defaults once `accounts` are the company's, and why the rest went.
    public func surviving(
        among accounts: [Account]
    ) -> (defaults: DefaultAccounts, lost: [Direction: DefaultLoss.Reason]) {
        var (left, lost) = (self, [Direction: DefaultLoss.Reason]())
        for direction in Direction.allCases {
            guard let id = left[direction] else { continue }
            let account = accounts.first { $0.id == id }
            guard account?.rights.contains(direction.right) != true else { continue }
            left[direction] = nil
            lost[direction] = account == nil ? .removed : .right
        }
        guard accounts.count == 1, (left.issue == nil) != (left.receive == nil) else { return (left, lost) }
        for direction in Direction.allCases where left[direction] != nil { lost[direction] = .single }
        return (DefaultAccounts(), lost)
    }

    /// Why `account` cannot be chosen for `purpose`, if so.
    public static func refusal(
        of account: Account, for purpose: Rights, among accounts: [Account]
    )
        -> DefaultAccountRefusal?
    {
        guard account.rights.contains(purpose) else { return .noRight(purpose) }
        if accounts.count == 1, account.rights != [.issue, .receive] { return .singleServesBoth }
        return nil
    }

    private func check(_ direction: Direction, among accounts: [Account]) throws(DefaultAccountRefusal) {
        guard let id = self[direction] else { return }
        guard let account = accounts.first(where: { $0.id == id }) else { throw .unknownAccount }
        if let refusal = Self.refusal(of: account, for: direction.right, among: accounts) { throw refusal }
    }
}

extension Direction {
    /// What an account needs for invoices of this direction.
    public var right: Rights { self == .issued ? .issue : .receive }
}
