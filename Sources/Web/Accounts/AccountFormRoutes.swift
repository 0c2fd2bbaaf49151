import Domain
import Foundation
import HTTPTypes
import Hummingbird
import Store
import Workflows

/// 新增账号, 编辑, 重新登录: the first form, and the login that it begins.
struct AccountFormRoutes: Sendable {
    let console: Console

    @Sendable func new(_ request: Request, context: OperatorContext) async throws -> Response {
        let enterprise = try await console.enterprise(in: context)
        return try await form(AccountEntry(known: nil, mode: .new), for: enterprise, in: context)
    }

    @Sendable func edit(_ request: Request, context: OperatorContext) async throws -> Response {
        let (enterprise, account) = try await console.account(in: context)
        return try await form(AccountEntry(known: account, mode: .edit), for: enterprise, in: context)
    }

    /// With what was kept of the last login, unless the bureau called it wrong.
    @Sendable func login(_ request: Request, context: OperatorContext) async throws -> Response {
        let (enterprise, account) = try await console.account(in: context)
        let entry = AccountEntry(known: account, mode: try await console.mode(for: account))
        return try await form(entry, for: enterprise, in: context)
    }

    @Sendable func create(_ request: Request, context: OperatorContext) async throws -> Response {
        let enterprise = try await console.enterprise(in: context)
        return try await begin(for: enterprise, nil, mode: .new, request, in: context)
    }

    @Sendable func begin(_ request: Request, context: OperatorContext) async throws -> Response {
        let (enterprise, account) = try await console.account(in: context)
        let isStored = try await request.form()["stored"] == "1"
        let mode = isStored ? try await console.mode(for: account) : .edit
        return try await begin(for: enterprise, account, mode: mode, request, in: context)
    }

    private func begin(
        for enterprise: Enterprise, _ known: Account?, mode: AccountEntry.Mode, _ request: Request,
        in context: OperatorContext
    ) async throws -> Response {
        let fields = try await request.form()
        let starter = LoginStarter(
            owner: .user(context.user.id), person: context.user.nickname, deeds: context.deeds(request))
        do {
            switch try await console.start(fields, for: enterprise, known: known, mode: mode, by: starter) {
            case .begun(let attempt): return .seeOther("/enterprises/\(enterprise.id)/logins/\(attempt)")
            case .again(let entry, let error):
                return try await form(entry, for: enterprise, error: error, in: context)
            }
        } catch let refusal as LoginRefusal {
            let form = console.accounts.lastForm(for: enterprise)
            let typed = form.map { AccountEntry.typed(fields, in: $0) } ?? [:]
            return try await console.conflict(
                refusal, of: enterprise, AccountEntry(known: known, mode: mode, typed: typed), in: context)
        }
    }

    /// The page; without the bureau it keeps what was typed and offers to ask again.
    private func form(
        _ entry: AccountEntry, for enterprise: Enterprise, error known: BureauError? = nil, in context: OperatorContext
    ) async throws -> Response {
        var (offer, error) = (
            AccountFormPage.Offer(form: console.accounts.lastForm(for: enterprise), isSilent: true), known
        )
        if known == nil { (offer, error) = await console.offer(for: enterprise, entry) }
        let banner = error.map { Banner(.bad, $0.sentence(at: console.now())) }
        let page = AccountFormPage(offer, entry, for: enterprise, banner: banner)
        return .html(
            try console.frame.render(page, title: page.title, room: .enterprises, for: context.viewer),
            status: banner == nil && entry.errors.isEmpty ? .ok : .unprocessableContent)
    }
}
