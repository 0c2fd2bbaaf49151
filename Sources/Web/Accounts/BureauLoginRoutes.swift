import Domain
import Foundation
import HTTPTypes
import Hummingbird
import Store
import Workflows

/// A login under way: its steps live, and what the bureau asks in between.
struct BureauLoginRoutes: Sendable {
    let console: Console
    private var desk: LoginDesk { console.desk }

    @Sendable func show(_ request: Request, context: OperatorContext) async throws -> Response {
        let attempt = try await attempt(in: context)
        if case .saved = attempt.phase { return .seeOther(addresses(of: attempt).done) }
        return try page(attempt, errors: [:], in: context)
    }

    @Sendable func events(_ request: Request, context: OperatorContext) async throws -> Response {
        let (begun, owner) = (try await attempt(in: context), LoginOwner.user(context.user.id))
        return console.loginEvents(request, formToken: context.viewer.formToken, address: addresses) {
            guard try await console.mayOperate(on: begun.enterprise.id, context) else { return nil }
            return await desk.attempt(begun.id, of: owner)
        }
    }

    /// An answer to what is asked, another picture, or another code.
    @Sendable func reply(_ request: Request, context: OperatorContext) async throws -> Response {
        let attempt = try await attempt(in: context)
        do {
            let errors = try await console.reply(
                try await request.form(), to: attempt, of: .user(context.user.id))
            guard errors.isEmpty else { return try page(attempt, errors: errors, in: context) }
            return .seeOther(addresses(of: attempt).reply)
        } catch let refusal as LoginRefusal {
            await desk.drop(attempt.id, of: .user(context.user.id))
            return try await console.conflict(refusal, of: attempt.enterprise, in: context)
        }
    }

    /// 放弃登录.
    @Sendable func end(_ request: Request, context: OperatorContext) async throws -> Response {
        let attempt = try await attempt(in: context)
        await desk.drop(attempt.id, of: .user(context.user.id))
        return .seeOther("/enterprises/\(attempt.enterprise.id)/accounts")
    }

    private func attempt(in context: OperatorContext) async throws -> LoginAttempt {
        let enterprise = try await console.enterprise(in: context)
        guard let id = context.parameters.get("attempt"),
            let attempt = await desk.attempt(id, of: .user(context.user.id)), attempt.enterprise.id == enterprise.id
        else { throw LoginGone(accountsURL: "/enterprises/\(enterprise.id)/accounts") }
        return attempt
    }

    @Sendable private func addresses(of attempt: LoginAttempt) -> BureauLoginStatePage.Addresses {
        let accounts = "/enterprises/\(attempt.enterprise.id)/accounts"
        let login = "/enterprises/\(attempt.enterprise.id)/logins/\(attempt.id)"
        let own = attempt.account.map { "\(accounts)/\($0.id)" }
        return .init(
            reply: login, entry: own.map { "\($0)/login" } ?? accounts,
            done: "\(accounts)?\(Notice.accountSaved.query)", restart: own.map { "\($0)/login" } ?? "\(accounts)/new",
            end: "\(login)/end")
    }

    private func page(
        _ attempt: LoginAttempt, errors: [String: String], in context: OperatorContext
    ) throws -> Response {
        let base = "/enterprises/\(attempt.enterprise.id)"
        let page = BureauLoginPage(
            title: "登录\(attempt.enterprise.area.name)电子税务局", enterpriseName: attempt.enterprise.name,
            enterpriseURL: base, accountsURL: "\(base)/accounts", eventsURL: "\(base)/logins/\(attempt.id)/events",
            state: BureauLoginStatePage(attempt, addresses(of: attempt), errors: errors, at: console.now()))
        return .html(
            try console.frame.render(
                page, title: page.title, room: .enterprises, for: context.viewer,
                refreshSeconds: page.state.refreshSeconds),
            status: errors.isEmpty ? .ok : .unprocessableContent)
    }
}

/// The attempt is over and forgotten, or died with the process.
struct LoginGone: Error {
    let accountsURL: String
}
