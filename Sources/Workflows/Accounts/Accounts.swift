public import Domain
public import Foundation
public import Gateways
public import Logging
public import Store
import Synchronization

/// 电子税局账号: their forms, their sessions, their end.
public final class Accounts: Sendable {
    let store: Store
    let bureau: TaxBureau
    let secrets: AccountSecrets
    private let logger: Logger
    private let forms = Mutex<[Area: LoginForm]>([:])

    public init(store: Store, bureau: TaxBureau, secrets: AccountSecrets, logger: Logger) {
        self.store = store
        self.bureau = bureau
        self.secrets = secrets
        self.logger = logger
    }

    /// The first form of the company's bureau. Throws `BureauError`.
    public func form(for enterprise: Enterprise) async throws(BureauError) -> LoginForm {
        let form = try await bureau.loginForm(area: enterprise.area)
        forms.withLock { $0[enterprise.area] = form }
        return form
    }

    /// The form as that bureau last gave it: what a person has typed can be shown again while it does not answer.
    public func lastForm(for enterprise: Enterprise) -> LoginForm? { forms.withLock { $0[enterprise.area] } }

    /// A fresh picture. Throws `BureauError`.
    public func captcha() async throws(BureauError) -> Captcha { try await bureau.captcha() }

    /// Whether what was typed at the last login is kept and may be sent again: a password that was wrong may not.
    public func hasCredentials(for account: Account) async throws -> Bool {
        guard account.state != .wrongPassword else { return false }
        return try await !secrets.credentials(of: account.id).isEmpty
    }

    /// The challenge by which the account's session goes on, if the bureau still has it.
    public func pendingChallenge(of account: Account.ID) async -> Challenge? {
        guard let id = try? await store.challenge(of: account) else { return nil }
        return try? await bureau.challenge(id)
    }

    /// 移除: here for good, and at the bureau as well as may be. Throws `StoreError.conflict`.
    public func remove(_ account: Account, version: Int, recording deed: Deed, at now: Date) async throws {
        // Read before: the account's keys go with it.
        let token = try? await secrets.lastSession(of: account.id)
        try await store.remove(account, version: version, recording: deed, at: now)
        if let token { await end(token) }
    }

    /// Logs a session out that nobody keeps, as well as may be.
    func end(_ token: String) async {
        do { try await bureau.end(session: token) } catch {
            logger.info("a session was not ended at the bureau", metadata: ["error": "\(error)"])
        }
    }

    /// An account's session at the bureau, opened for use.
    struct Session: Sendable {
        let access: BureauAccess
        let sealed: [UInt8]

        var token: String { access.token }
    }

    /// Nil where the account must be logged in by a person first.
    func session(of account: Account.ID) async throws -> Session? {
        guard let (sealed, token) = try await secrets.session(of: account),
            let area = try await store.area(of: account)
        else { return nil }
        return Session(access: BureauAccess(account: account, area: area, token: token), sealed: sealed)
    }

    /// The bureau says that the session is over, or waits for its person by a challenge. False where a person has logged
    /// in anew meanwhile.
    func ended(_ session: Session, challenge: String? = nil, at now: Date) async throws -> Bool {
        try await store.end(session: session.sealed, of: session.access.account, challenge: challenge, at: now)
    }
}
