import Domain
import Foundation
import Gateways
import Logging
import Store

/// The conversation with the bureau.
extension LoginDesk {
    private static let appGap = Duration.seconds(2)

    /// Asks the bureau and goes on with its answer. `challenge`: what is being answered.
    func run(
        _ id: String, during challenge: Challenge? = nil, _ ask: @escaping @Sendable () async throws -> LoginAnswer
    ) {
        guard let begun = entries[id] else { return }
        // Nothing cancels it: what the bureau says is written down, also where nobody waits for it any more.
        Task {
            let answer: LoginAnswer
            do { answer = try await ask() } catch {
                return await refused(
                    id, (error as? BureauError) ?? .badAnswer(reason: "\(error)"), during: challenge, of: begun)
            }
            do { try await advance(id, answer) } catch let error as BureauError {
                await refused(id, error, during: nil)
            } catch is RightLost {
                await withdraw(id)
            } catch StoreError.conflict {
                // Removed, or the link ended, while the bureau was asked: nothing is left to show.
                entries.removeValue(forKey: id)
                signal.fire()
            } catch is CancellationError {
            } catch {
                logger.error("a bureau login failed", metadata: ["error": "\(error)"])
                await refused(id, .badAnswer(reason: "\(error)"), during: nil)
            }
        }
    }

    private func advance(_ id: String, _ answer: LoginAnswer) async throws {
        guard entries[id] != nil else {
            if case .session(let session) = answer { await accounts.end(session.token) }
            return
        }
        switch answer {
        case .challenge(let challenge):
            move(id) { $0.steps.meet(challenge.kind) }
            await meet(challenge, id)
        case .session(let session):
            move(id) { $0.steps.enter() }
            try await finish(id, session)
        }
    }

    /// A form whose fields are all kept from the last login is answered without asking, once.
    private func meet(_ challenge: Challenge, _ id: String) async {
        guard let entry = entries[id] else { return }
        if case .form(let form, _) = challenge.kind, !form.hasCaptcha, form.typed.isSubset(of: entry.stored) {
            entries[id]?.stored.subtract(form.typed)
            if let naming = form.naming { entries[id]?.naming = naming }
            let values = entry.values.filter { form.typed.contains($0.key) }
            return send(.form(fields: values, captchaID: ""), to: challenge, id)
        }
        await ask(challenge, id, error: nil)
        if case .app = challenge.kind { watch(id, challenge) }
    }

    func ask(_ challenge: Challenge, _ id: String, error: BureauError?) async {
        guard case .form(let form, _) = challenge.kind, form.hasCaptcha else {
            return move(id) { $0.phase = .challenge(challenge, captcha: nil, error: error) }
        }
        let revision = entries[id]?.view.revision
        let captcha = try? await accounts.captcha()
        // Answered in another tab meanwhile.
        guard entries[id]?.view.revision == revision else { return }
        move(id) { $0.phase = .challenge(challenge, captcha: captcha, error: error) }
    }

    /// The app says nothing by itself: it is asked until it has confirmed, or the challenge is over.
    func watch(_ id: String, _ challenge: Challenge) {
        Task {
            var seen = challenge
            while true {
                try? await Task.sleep(for: Self.appGap)
                guard case .challenge? = entries[id]?.view.phase else { return }
                do {
                    let current = try await accounts.bureau.challenge(challenge.id)
                    guard case .app(_, let state) = current.kind else { return }
                    if state == .confirmed { return send(.confirmed, to: current, id) }
                    if state == .declined { throw BureauError.challengeDeclined }
                    guard current != seen else { continue }
                    seen = current
                    move(id) { $0.phase = .challenge(current, captcha: nil, error: nil) }
                } catch BureauError.unreachable where challenge.expiresAt > now() {
                    continue
                } catch {
                    return await refused(id, (error as? BureauError) ?? .challengeExpired, during: nil)
                }
            }
        }
    }

    private func finish(_ id: String, _ session: BureauSession) async throws {
        guard let entry = entries[id] else { return }
        let account: Account.ID
        do { account = try await save(session, of: entry, id) } catch {
            // What nobody keeps must not stay open, and nobody waits for its end.
            Task { [accounts] in await accounts.end(session.token) }
            throw error
        }
        entries[id]?.values = [:]
        move(id) {
            $0.steps.save()
            $0.phase = .saved(account)
        }
    }

    private func save(_ session: BureauSession, of entry: Entry, _ id: String) async throws -> Account.ID {
        if let account = entry.resumes {
            move(id) { $0.steps.readRights() }
            try await accounts.store.sessionGoesOn(
                of: account, by: entry.owner, recording: entry.deeds(.verified, entry.subject), at: now())
            return account
        }
        let facts = try await accounts.bureau.current(session: session.token)
        move(id) { $0.steps.readRights() }
        let verified = VerifiedAccount(
            enterprise: entry.view.enterprise.id, loginName: entry.accountName, person: facts.person, role: facts.role,
            rights: facts.rights, changedBy: entry.person, known: entry.view.account?.id, owner: entry.owner)
        return try await accounts.store.save(
            verified, recording: entry.deeds(entry.owner.action, entry.subject), at: now()
        ) { [secrets = accounts.secrets] id, shelf in
            try secrets.seal(credentials: entry.values, token: session.token, of: id, on: shelf)
        }
    }

    func move(_ id: String, _ change: (inout LoginAttempt) -> Void) {
        guard var view = entries[id]?.view else { return }
        change(&view)
        view.revision += 1
        entries[id]?.view = view
        signal.fire()
    }
}

extension LoginOwner {
    fileprivate var action: AuditAction {
        switch self {
        case .user: .accountSaved
        case .link: .verified
        }
    }
}

extension LoginDesk.Entry {
    /// For the log.
    var subject: String {
        let name = accountName.isEmpty ? "" : "：\(Account.masked(accountName))"
        return view.enterprise.name + (view.account.map { "：\($0.label)" } ?? name)
    }
}
