public import Domain
public import Foundation
public import Gateways
public import Sealing
public import Store
import Synchronization

/// 新增账号 and 重新登录: the bureau's own form, filled in by a person.
public final class Accounts: Sendable {
    private let store: Store
    private let bureau: TaxBureau
    private let key: SealingKey
    private let forms = Mutex<[Area: LoginForm]>([:])

    public init(store: Store, bureau: TaxBureau, key: SealingKey) {
        self.store = store
        self.bureau = bureau
        self.key = key
    }

    /// The form of the company's bureau. Throws `BureauError`.
    public func form(for enterprise: Enterprise) async throws(BureauError) -> LoginForm {
        let form = try await bureau.loginForm(area: enterprise.area)
        forms.withLock { $0[enterprise.area] = form }
        return form
    }

    /// The form as that bureau last gave it: what a person has typed can be shown again while it does not answer.
    public func lastForm(for enterprise: Enterprise) -> LoginForm? { forms.withLock { $0[enterprise.area] } }

    /// A fresh picture. Throws `BureauError`.
    public func captcha() async throws(BureauError) -> Captcha { try await bureau.captcha() }

    /// Logs in, and keeps the account only when the bureau said yes. A refusal that concerns a known account is its new
    /// state. Throws `BureauError`.
    public func login(
        _ fields: [String: String], captchaID: String, form: LoginForm, for enterprise: Enterprise,
        recording deed: Deed? = nil, at now: Date
    ) async throws -> Account.ID {
        guard let naming = form.fields.first(where: \.identifies), let loginName = fields[naming.name] else {
            throw BureauError.badAnswer(reason: "login form names no account")
        }
        // The tax number goes beside the fields, as the company's own, whatever a page posted.
        let typed = form.fields.filter { $0.kind != .taxNumber }.map(\.name)
        let request = LoginRequest(
            area: enterprise.area.code, creditCode: enterprise.taxNumber.description, captchaID: captchaID,
            fields: fields.filter { typed.contains($0.key) })
        let session: BureauSession
        do { session = try await bureau.login(request) } catch {
            try await note(error, loginName: loginName, of: enterprise.id)
            throw error
        }
        let verified = VerifiedAccount(
            enterprise: enterprise.id, loginName: loginName, person: session.person, role: session.role,
            rights: session.rights)
        let lasting = form.fields.filter { $0.kind != .captcha }.map(\.name)
        let kept = fields.filter { lasting.contains($0.key) }
        return try await store.save(verified, recording: deed, at: now) { [key] id in
            SealedSecrets(
                credentials: try key.seal([UInt8](JSONEncoder().encode(kept)), for: "accounts/\(id)/credentials"),
                session: try key.seal(Array(session.token.utf8), for: "accounts/\(id)/session"))
        }
    }

    private func note(_ error: BureauError, loginName: String, of enterprise: Enterprise.ID) async throws {
        let state: Account.State
        switch error {
        case .wrongPassword: state = .wrongPassword
        case .locked: state = .locked
        default: return
        }
        let known = try await store.accounts(of: enterprise).first { $0.loginName == loginName }
        if let known { try await store.mark(known.id, as: state) }
    }

    /// An account's session at the bureau, opened for use.
    struct Session: Sendable {
        let account: Account.ID
        let token: String
        fileprivate let sealed: [UInt8]
    }

    /// Nil where the account must be logged in by a person first.
    func session(of account: Account.ID) async throws -> Session? {
        guard let sealed = try await store.sealedSession(of: account) else { return nil }
        let token = try key.open(sealed, for: "accounts/\(account)/session")
        return Session(account: account, token: String(decoding: token, as: UTF8.self), sealed: sealed)
    }

    /// The bureau says that the session is over. False where a person has logged in anew meanwhile.
    func ended(_ session: Session) async throws -> Bool {
        try await store.end(session: session.sealed, of: session.account, at: .now)
    }
}
