public import Domain

/// 账号状态 of a company at a glance: one account that works is enough; where none does, the worst one counts.
public enum AccountStanding: String, CaseIterable, Sendable {
    case usable
    case verificationRequired = "verification-required"
    case wrongPassword = "wrong-password"
    case locked
    /// 未配置: the company has no account.
    case missing

    /// The first of these in which some account is, is the company's. The rule below and its SQL both follow this list.
    static let precedence: [Account.State] = [.usable, .locked, .wrongPassword, .verificationRequired]

    public init(of accounts: [Account]) {
        let state = Self.precedence.first { state in accounts.contains { $0.state == state } }
        self = state.flatMap { AccountStanding(rawValue: $0.rawValue) } ?? .missing
    }

    /// The state of the account that decided; nil where there is none.
    public var state: Account.State? { Account.State(rawValue: rawValue) }

    public var name: String { state?.name ?? "未配置" }

    /// The standing of a row of `enterprises`.
    static let sql = """
        (SELECT CASE \(precedence.map { "WHEN sum(state = '\($0.rawValue)') > 0 THEN '\($0.rawValue)'" }
            .joined(separator: " ")) ELSE '\(AccountStanding.missing.rawValue)' END
        FROM accounts WHERE enterprise_id = enterprises.id AND platform = 'digital' AND removed_at IS NULL)
        """
}
