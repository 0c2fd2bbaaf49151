public import Domain
public import Foundation
import Gateways
public import Logging
import Sealing
public import Store

/// Logins under way, from the first form to the saved account. They live in memory only: a password is written nowhere
/// before the bureau has taken it, so a login that dies with the process is begun anew.
public actor LoginDesk {
    /// What is done with an attempt is written to the log in the name of its owner.
    public typealias Deeds = @Sendable (_ action: AuditAction, _ subject: String) -> Deed

    struct Entry {
        let owner: LoginOwner
        /// `李佳怡`.
        let person: String
        let deeds: Deeds
        var view: LoginAttempt
        let form: LoginForm
        /// All that was typed or kept, without pictures' texts.
        var values: [String: String]
        /// Which of them is the account's name; empty until a form says so.
        var naming: String
        /// Of `values`, what the last login left: sent without asking, once.
        var stored: Set<String>
        /// Of a session that goes on.
        var resumes: Account.ID?
    }

    let accounts: Accounts
    let logger: Logger
    let now: @Sendable () -> Date
    /// Fires when an attempt has moved.
    public nonisolated let signal = Signal()
    var entries: [String: Entry] = [:]

    private let life: Duration
    private static let mostOfOne = 10

    /// - Parameter life: an attempt, with all that was typed, is forgotten after it.
    public init(
        accounts: Accounts, logger: Logger, life: Duration = .seconds(20 * 60), now: @escaping @Sendable () -> Date
    ) {
        self.accounts = accounts
        self.logger = logger
        self.life = life
        self.now = now
    }

    /// Sends the form and returns at once with the attempt's name. Throws `LoginRefusal`.
    public func begin(
        _ order: LoginOrder, by owner: LoginOwner, named person: String, deeds: @escaping Deeds
    ) async throws -> String {
        var values = order.fields
        if order.usesStored, let known = order.known {
            values = try await accounts.secrets.credentials(of: known.id).merging(order.fields) { $1 }
        }
        let naming = order.form.naming ?? ""
        // A known account is logged in as itself, whatever a page posted.
        if let known = order.known, !naming.isEmpty { values[naming] = known.loginName }
        try await refuse(order, owner, name: values[naming] ?? "")
        var steps = LoginSteps()
        steps.send(order.form)
        let captchas = order.form.fields.filter { $0.kind == .captcha }.map(\.name)
        let secrets = Set(order.form.fields.filter { $0.kind == .password || $0.kind == .captcha }.map(\.name))
        var view = LoginAttempt(
            id: Random.token(bytes: 16), enterprise: order.enterprise, account: order.known, startedAt: now(),
            usesStored: order.usesStored, steps: steps, phase: .underWay)
        view.typed = order.fields.filter { !secrets.contains($0.key) }
        let entry = Entry(
            owner: owner, person: person, deeds: deeds, view: view, form: order.form,
            values: values.filter { !captchas.contains($0.key) }, naming: naming,
            stored: order.usesStored ? Set(values.keys).subtracting(order.fields.keys) : [])
        // The tax number goes beside the fields, as the company's own, whatever a page posted.
        let sent = values.filter { order.form.typed.contains($0.key) }
        add(entry)
        run(view.id) { [bureau = accounts.bureau] in
            try await bureau.login(
                LoginRequest(
                    area: order.enterprise.area.code, creditCode: order.enterprise.taxNumber.description,
                    captchaID: order.captchaID, fields: sent))
        }
        return view.id
    }

    /// Takes up the challenge by which an account's session goes on. Throws `LoginRefusal`.
    public func resume(
        _ challenge: Challenge, of account: Account, in enterprise: Enterprise, by owner: LoginOwner,
        named person: String, deeds: @escaping Deeds
    ) async throws -> String {
        try refuseBusy(account: account.id, name: account.loginName, of: enterprise.id, owner)
        let view = LoginAttempt(
            id: Random.token(bytes: 16), enterprise: enterprise, account: account, startedAt: now(),
            usesStored: true, steps: .ofChallenge, phase: .challenge(challenge, captcha: nil, error: nil))
        let entry = Entry(
            owner: owner, person: person, deeds: deeds, view: view, form: LoginForm(fields: []),
            values: [:], naming: "", stored: [], resumes: account.id)
        add(entry)
        if case .app = challenge.kind { watch(view.id, challenge) }
        return view.id
    }

    /// The attempt as it stands, for its owner alone.
    public func attempt(_ id: String, of owner: LoginOwner) -> LoginAttempt? {
        guard let entry = entries[id], entry.owner == owner else { return nil }
        return entry.view
    }

    /// The newest attempt of an owner who has one at a time.
    public func newest(of owner: LoginOwner) -> LoginAttempt? {
        entries.values.filter { $0.owner == owner }.max { $0.view.startedAt < $1.view.startedAt }?.view
    }

    /// Gives an attempt up; nothing was saved.
    public func drop(_ id: String, of owner: LoginOwner) {
        guard entries[id]?.owner == owner else { return }
        entries.removeValue(forKey: id)
        signal.fire()
    }

    /// Gives up what is under way for an account that is removed, or, `fromLinks`, what a pushed link that ended began.
    public func drop(account: Account.ID, fromLinks: Bool = false) {
        for (id, entry) in entries where entry.view.account?.id == account {
            if fromLinks, case .user = entry.owner { continue }
            entries.removeValue(forKey: id)
        }
        signal.fire()
    }

    private func add(_ entry: Entry) {
        let own = entries.filter { $0.value.owner == entry.owner }
            .sorted { $0.value.view.startedAt < $1.value.view.startedAt }
        for (id, _) in own.dropLast(Self.mostOfOne - 1) { entries.removeValue(forKey: id) }
        entries[entry.view.id] = entry
        Task { [weak self, life, id = entry.view.id] in
            try? await Task.sleep(for: life)
            await self?.forget(id)
        }
    }

    private func forget(_ id: String) {
        guard entries.removeValue(forKey: id) != nil else { return }
        signal.fire()
    }
}

extension LoginForm {
    /// The fields that are sent.
    var typed: Set<String> { Set(fields.filter { $0.kind != .taxNumber }.map(\.name)) }

    /// The field whose value is the account's name; nil where a later page asks for it.
    var naming: String? { fields.first(where: \.identifies)?.name }
}
