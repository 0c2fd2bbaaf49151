import Domain
import Foundation
import HTTPTypes
import Hummingbird
import Store
import Workflows

/// The pushed link: whoever holds it may complete the login of one account, and nothing else. Looking changes nothing.
struct VerificationRoutes: Sendable {
    let console: Console
    private var desk: LoginDesk { console.desk }

    @Sendable func show(_ request: Request, context: VisitorContext) async throws -> Response {
        let link = try await console.verificationLink(in: context)
        guard let call = link.call else { return try await over(link, context) }
        guard let attempt = await desk.newest(of: link.owner) else {
            return try await form(try await entry(for: call), link, call, context)
        }
        if case .over(let error) = attempt.phase {
            return try await form(try await entry(for: call), link, call, error: error, context)
        }
        return try render(attempt, link, call, context)
    }

    /// Begins, answers, asks for another picture or another code.
    @Sendable func reply(_ request: Request, context: VisitorContext) async throws -> Response {
        let link = try await console.verificationLink(in: context)
        guard let call = link.call else { return .seeOther(link.path) }
        // Each costs the bureau a question, and a line in the log.
        try console.guessLimit.spend(for: link.path, at: console.now())
        let fields = try await request.form()
        let attempt = await desk.newest(of: link.owner)
        // Only a first form says which state of the account it was shown with.
        let isFirst = fields["action"] == "begin" || !fields["version"].isEmpty
        do {
            if let attempt, !isFirst || fields["action"] == "renew" {
                let errors = try await console.reply(fields, to: attempt, of: link.owner)
                return errors.isEmpty ? .seeOther(link.path) : try render(attempt, link, call, errors: errors, context)
            }
            let mode = try await console.mode(for: call.account)
            switch try await console.start(
                fields, for: call.enterprise, known: call.account, mode: mode, by: starter(link, call, request, context)
            )
            {
            case .begun: return .seeOther(link.path)
            case .again(let entry, let error): return try await form(entry, link, call, error: error, context)
            }
        } catch let refusal as LoginRefusal {
            let banner = Banner(.warn, refusal.sentence(at: console.now()))
            return try await form(try await entry(for: call), link, call, banner: banner, context)
        }
    }

    @Sendable func events(_ request: Request, context: VisitorContext) async throws -> Response {
        let link = try await console.verificationLink(in: context)
        return console.loginEvents(request, formToken: context.formToken, address: { _ in link.addresses }) {
            guard link.call != nil else { return nil }
            let serves = try await console.verificationLink(link.token)?.call != nil
            let attempt = await desk.newest(of: link.owner)
            // The bureau's answer ends the link, and is still to be shown.
            return attempt.flatMap { serves || $0.isUnderWay || $0.isSaved ? $0 : nil }
        }
    }

    private func entry(for call: VerificationCall) async throws -> AccountEntry {
        AccountEntry(known: call.account, mode: try await console.mode(for: call.account))
    }

    private func starter(
        _ link: VerificationLink, _ call: VerificationCall, _ request: Request, _ context: VisitorContext
    ) -> LoginStarter {
        let (person, address, browser) = (call.binding?.name ?? "微信用户", context.address, request.browserName)
        return LoginStarter(owner: link.owner, person: person) { action, subject in
            Deed(action, user: nil, person: person, subject: subject, address: address, browser: browser)
        }
    }

    private func form(
        _ entry: AccountEntry, _ link: VerificationLink, _ call: VerificationCall, error known: BureauError? = nil,
        banner: Banner? = nil, _ context: VisitorContext
    ) async throws -> Response {
        let (offer, error) = await console.offer(for: call.enterprise, entry)
        let trouble = (known ?? error).map { Banner(.bad, $0.sentence(at: console.now())) }
        let form = AccountFormPage(
            offer, entry, for: call.enterprise, banner: banner ?? trouble, postsTo: link.path, isOnPhone: true)
        return try answer(
            VerificationPage(call, link, entries: [form], at: console.now()), context,
            status: form.banners.isEmpty && entry.errors.isEmpty ? .ok : .unprocessableContent)
    }

    private func render(
        _ attempt: LoginAttempt, _ link: VerificationLink, _ call: VerificationCall, errors: [String: String] = [:],
        _ context: VisitorContext
    ) throws -> Response {
        let state = BureauLoginStatePage(attempt, link.addresses, errors: errors, at: console.now())
        return try answer(VerificationPage(call, link, states: [state], at: console.now()), context)
    }

    private func over(_ link: VerificationLink, _ context: VisitorContext) async throws -> Response {
        // Whoever holds a link that is over learns nothing more of the account.
        let isOpen = link.verification.endedAt == nil && link.verification.expiresAt > console.now()
        let account = isOpen ? try await console.store.account(link.verification.account) : nil
        return try answer(VerificationPage(over: link, state: account?.state), context)
    }

    private func answer(
        _ page: VerificationPage, _ context: VisitorContext, status: HTTPResponse.Status = .ok
    ) throws -> Response {
        try console.forms(
            page, title: page.title, context, status: status, refreshSeconds: page.states.first?.refreshSeconds ?? 0)
    }
}
