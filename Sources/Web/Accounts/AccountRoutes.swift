import Domain
import Foundation
import HTTPTypes
import Hummingbird
import Logging
import Store
import Workflows

/// 电子税局账号: list, 新增账号, 重新登录, 设置默认账号.
struct AccountRoutes: Sendable {
    let console: Console

    @Sendable func index(_ request: Request, context: BoundContext) async throws -> Response {
        let enterprise = try await console.enterprise(in: context)
        let defaults = try await console.store.defaultAccounts(of: enterprise.id)
        return try await list(enterprise, choice: defaults, error: "", notice: Notice.words(for: request), in: context)
    }

    @Sendable func form(_ request: Request, context: OperatorContext) async throws -> Response {
        let enterprise = try await console.enterprise(in: context)
        let known = try await account(of: enterprise, in: context)
        return try await form(AccountEntry(known: known), for: enterprise, error: nil, in: context)
    }

    /// 登录, or 换一张. A refusal shows the form again with a new captcha and what was typed, but never the password.
    @Sendable func login(_ request: Request, context: OperatorContext) async throws -> Response {
        let enterprise = try await console.enterprise(in: context)
        let known = try await account(of: enterprise, in: context)
        let fields = try await request.form()
        var entry = AccountEntry(known: known, typed: fields)
        guard fields["action"] != "renew" else {
            return try await form(entry, for: enterprise, error: nil, in: context)
        }
        do {
            let form = try await console.accounts.form(for: enterprise)
            let values = entry.values(for: form, of: enterprise)
            entry.errors = AccountEntry.missing(values, in: form)
            guard entry.errors.isEmpty else {
                return try await self.form(entry, for: enterprise, error: nil, in: context)
            }
            _ = try await console.accounts.login(
                values, captchaID: fields["captchaId"], form: form, for: enterprise,
                recording: context.deed(.accountSaved, enterprise.name, request), at: console.now())
            return .seeOther("/enterprises/\(enterprise.id)/accounts?\(Notice.accountSaved.query)")
        } catch let error as BureauError {
            console.logger.info(
                "a bureau login was refused", metadata: ["enterprise": "\(enterprise.id)", "error": "\(error)"])
            try await console.record(
                context.deed(.accountRefused, "\(enterprise.name)：\(error.sentence(at: console.now()))", request))
            return try await form(entry, for: enterprise, error: error, in: context)
        }
    }

    @Sendable func setDefaults(_ request: Request, context: OperatorContext) async throws -> Response {
        let enterprise = try await console.enterprise(in: context)
        let fields = try await request.form()
        let choice = DefaultAccounts(issue: Account.ID(fields["issue"]), receive: Account.ID(fields["receive"]))
        do {
            try await console.store.setDefaultAccounts(
                choice, of: enterprise.id, recording: context.deed(.defaultsSet, enterprise.name, request),
                at: console.now())
            return .seeOther("/enterprises/\(enterprise.id)/accounts?\(Notice.defaultsSaved.query)#defaults")
        } catch let refusal as DefaultAccountRefusal {
            return try await list(enterprise, choice: choice, error: refusal.sentence, notice: "", in: context)
        }
    }

    private func account(of enterprise: Enterprise, in context: some InsiderContext) async throws -> Account? {
        guard context.parameters.get("account") != nil else { return nil }
        let id = try context.id("account", of: Account.self)
        let account = try await console.store.accounts(of: enterprise.id).first { $0.id == id }
        guard let account else { throw NotFound() }
        return account
    }

    private func list(
        _ enterprise: Enterprise, choice: DefaultAccounts, error: String, notice: String,
        in context: some InsiderContext
    ) async throws -> Response {
        let accounts = try await console.store.accounts(of: enterprise.id)
        let page = AccountListPage(enterprise, accounts: accounts, choice: choice, error: error)
        let html = try console.frame.render(
            page, title: "电子税局账号", room: .enterprises, for: context.viewer, notice: notice)
        return .html(html, status: error.isEmpty ? .ok : .unprocessableContent)
    }

    private func form(
        _ entry: AccountEntry, for enterprise: Enterprise, error: BureauError?, in context: some InsiderContext
    )
        async throws -> Response
    {
        var (offer, error) = (AccountFormPage.Offer(form: console.accounts.lastForm(for: enterprise)), error)
        if error?.isSilence != true {
            do {
                offer.form = try await console.accounts.form(for: enterprise)
                offer.captcha = try await console.accounts.captcha()
            } catch let silence { error = silence }
        }
        let page = AccountFormPage(offer, entry, for: enterprise, error: error, at: console.now())
        let html = try console.frame.render(page, title: page.title, room: .enterprises, for: context.viewer)
        return .html(html, status: page.banners.isEmpty && entry.errors.isEmpty ? .ok : .unprocessableContent)
    }
}

extension BureauError {
    /// The bureau does not talk to us, so that asking it for a form is of no use.
    var isSilence: Bool {
        switch self {
        case .unreachable, .maintenance: true
        default: false
        }
    }
}
