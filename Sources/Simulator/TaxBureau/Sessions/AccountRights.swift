import Synchronization

/// What an account may query.
enum Right: String, CaseIterable, Sendable {
    /// 开票: issued invoices.
    case issue
    /// 收票: received invoices.
    case receive
}

/// The rights that were changed while the bureau runs; others are as the demo group has them.
final class AccountRights: Sendable {
    private let changed = Mutex<[String: [String]]>([:])

    func change(_ rights: Set<Right>, of account: String) {
        let texts = Right.allCases.filter(rights.contains).map(\.rawValue)
        changed.withLock { $0[account] = texts }
    }

    /// The session with the rights that its account has now.
    func applied(to session: BureauSession) -> BureauSession {
        var session = session
        if let rights = changed.withLock({ $0[session.account.account] }) { session.account.rights = rights }
        return session
    }
}
