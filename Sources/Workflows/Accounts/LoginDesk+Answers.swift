public import Domain
import Foundation
import Gateways
import Store

/// What a person answers to the bureau's challenge.
extension LoginDesk {
    /// A reply to the challenge that the attempt asks; for a form the picture's id comes with it.
    public enum Reply: Sendable {
        case fields([String: String], captchaID: String)
        case code(String)
        case role(String)
    }

    /// Sends the reply. False where the attempt does not ask for it now: it was answered in another tab, or is over.
    public func reply(_ reply: Reply, to id: String, of owner: LoginOwner) async throws -> Bool {
        guard var entry = entries[id], entry.owner == owner,
            case .challenge(let challenge, _, _) = entry.view.phase
        else { return false }
        let answer: ChallengeAnswer
        switch (reply, challenge.kind) {
        case (.code(let code), .sms): answer = .code(code)
        case (.role(let role), .role(let roles)) where roles.contains(role): answer = .role(role)
        case (.fields(let typed, let captchaID), .form(let form, _)):
            let pictures = form.fields.filter { $0.kind == .captcha }.map(\.name)
            var values = entry.values.merging(typed) { $1 }
            // A known account is logged in as itself, whatever a page posted.
            if let naming = form.naming, let known = entry.view.account { values[naming] = known.loginName }
            entry.values = values.filter { !pictures.contains($0.key) }
            entry.stored.subtract(typed.keys)
            if let naming = form.naming { entry.naming = naming }
            entry.view.typed.merge(
                typed.filter { field in form.fields.contains { $0.name == field.key && $0.kind.isShownAgain } }
            ) { $1 }
            answer = .form(fields: values.filter { form.typed.contains($0.key) }, captchaID: captchaID)
            entries[id] = entry
            if form.naming != nil {
                try await refuseKnownAccount(id)
                guard entries[id]?.view.revision == entry.view.revision else { return false }
            }
        default: return false
        }
        send(answer, to: challenge, id)
        return true
    }

    /// Has another code sent. False where none is asked for.
    public func resend(_ id: String, of owner: LoginOwner) async -> Bool {
        guard let entry = entries[id], entry.owner == owner,
            case .challenge(let challenge, _, _) = entry.view.phase, case .sms = challenge.kind
        else { return false }
        do {
            let fresh = try await accounts.bureau.resend(challenge.id)
            guard entries[id]?.view.revision == entry.view.revision else { return true }
            move(id) { $0.phase = .challenge(fresh, captcha: nil, error: nil) }
        } catch {
            guard entries[id]?.view.revision == entry.view.revision else { return true }
            await refused(id, error, during: challenge)
        }
        return true
    }

    /// 换一张, for the picture that is asked now.
    public func renewCaptcha(_ id: String, of owner: LoginOwner) async -> Bool {
        guard let entry = entries[id], entry.owner == owner else { return false }
        switch entry.view.phase {
        case .challenge(let challenge, _, _): await ask(challenge, id, error: nil)
        case .entry(_, _, let error): await askAgain(id, because: error)
        case .underWay, .over, .withdrawn, .saved: return false
        }
        return true
    }

    func send(_ answer: ChallengeAnswer, to challenge: Challenge, _ id: String) {
        move(id) {
            $0.steps.answer(challenge.kind)
            $0.phase = .underWay
        }
        run(id, during: challenge) { [bureau = accounts.bureau] in try await bureau.answer(challenge.id, with: answer) }
    }

    /// The account's name was asked for on a later page only.
    private func refuseKnownAccount(_ id: String) async throws {
        guard let entry = entries[id], entry.view.account == nil, !entry.accountName.isEmpty else { return }
        try refuseKnown(entry.accountName, among: try await accounts.store.accounts(of: entry.view.enterprise.id))
        try refuseBusy(
            account: nil, name: entry.accountName, of: entry.view.enterprise.id, entry.owner, except: id)
    }
}

extension LoginForm.Field.Kind {
    fileprivate var isShownAgain: Bool { self == .text || self == .select }
}
