/// 默认账号: the account that a download or an issue uses when none is named. The same account may serve both.
public struct DefaultAccounts: Hashable, Sendable {
    public var issue: Account.ID?
    public var receive: Account.ID?

    public init(issue: Account.ID? = nil, receive: Account.ID? = nil) {
        self.issue = issue
        self.receive = receive
    }

    /// The account for invoices of `direction`.
    public subscript(direction: Direction) -> Account.ID? { direction == .issued ? issue : receive }
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

extension DefaultAccounts {
    /// The guide's rule: no right, no default; a single account may only be 开票+收票.
    public func checked(among accounts: [Account]) throws(DefaultAccountRefusal) {
        if accounts.count == 1, (issue == nil) != (receive == nil) { throw .singleServesBoth }
        try Self.check(issue, for: .issue, among: accounts)
        try Self.check(receive, for: .receive, among: accounts)
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

    private static func check(
        _ id: Account.ID?, for purpose: Rights, among accounts: [Account]
    )
        throws(DefaultAccountRefusal)
    {
        guard let id else { return }
        guard let account = accounts.first(where: { $0.id == id }) else { throw .unknownAccount }
        if let refusal = refusal(of: account, for: purpose, among: accounts) { throw refusal }
    }
}
