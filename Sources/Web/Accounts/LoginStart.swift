import Domain
import Foundation
import Workflows

/// What comes of a posted first form.
enum LoginStart {
    /// The attempt's name.
    case begun(String)
    /// The form is shown again: 换一张, a field that cannot be sent, or, with an error, a bureau that does not answer.
    case again(AccountEntry, error: BureauError?)
}

/// In whose name a login is begun.
struct LoginStarter: Sendable {
    let owner: LoginOwner
    let person: String
    let deeds: LoginDesk.Deeds
}

extension Console {
    /// How an account is logged in from the links that say 重新登录 or 去验证.
    func mode(for account: Account) async throws -> AccountEntry.Mode {
        try await accounts.hasCredentials(for: account) ? .stored : .edit
    }

    /// Begins a login with what was posted. Throws `LoginRefusal`.
    func start(
        _ fields: Fields, for enterprise: Enterprise, known: Account?, mode: AccountEntry.Mode, by starter: LoginStarter
    ) async throws -> LoginStart {
        try loginLimit.spend(for: "\(starter.owner)", at: now())
        if let known, mode == .stored, fields["captchaId"].isEmpty,
            let challenge = await accounts.pendingChallenge(of: known.id)
        {
            return .begun(
                try await desk.resume(
                    challenge, of: known, in: enterprise, by: starter.owner, named: starter.person,
                    deeds: starter.deeds))
        }
        let form: LoginForm
        do { form = try await accounts.form(for: enterprise) } catch {
            let typed = accounts.lastForm(for: enterprise).map { AccountEntry.typed(fields, in: $0) }
            return .again(AccountEntry(known: known, mode: mode, typed: typed ?? [:]), error: error)
        }
        var entry = AccountEntry(known: known, mode: mode, typed: AccountEntry.typed(fields, in: form))
        guard fields["action"] != "renew" else { return .again(entry, error: nil) }
        let values = entry.values(for: form, of: enterprise)
        entry.errors = AccountEntry.flaws(values, in: entry.asked(of: form))
        guard entry.errors.isEmpty else { return .again(entry, error: nil) }
        let order = LoginOrder(
            enterprise, known: known, form: form, fields: values, captchaID: fields["captchaId"],
            usesStored: mode == .stored, version: Int(fields["version"]))
        return .begun(
            try await desk.begin(order, by: starter.owner, named: starter.person, deeds: starter.deeds))
    }

    /// The bureau's first form and a picture for it, or as much of it as there is, with the reason. A session that goes
    /// on by a challenge needs no form.
    func offer(for enterprise: Enterprise, _ entry: AccountEntry) async -> (AccountFormPage.Offer, BureauError?) {
        // Asked side by side: a bureau that does not answer is waited for once.
        async let pending = pendingChallenge(entry.mode == .stored ? entry.known : nil)
        async let asked = formAndPicture(for: enterprise)
        if await pending != nil { return (.init(form: LoginForm(fields: [])), nil) }
        return await asked
    }

    private func pendingChallenge(_ known: Account?) async -> Challenge? {
        guard let known else { return nil }
        return await accounts.pendingChallenge(of: known.id)
    }

    private func formAndPicture(for enterprise: Enterprise) async -> (AccountFormPage.Offer, BureauError?) {
        var offer = AccountFormPage.Offer(form: accounts.lastForm(for: enterprise))
        do {
            let form = try await accounts.form(for: enterprise)
            offer.form = form
            if form.hasCaptcha { offer.captcha = try await accounts.captcha() }
            return (offer, nil)
        } catch {
            offer.isSilent = true
            return (offer, error)
        }
    }
}
