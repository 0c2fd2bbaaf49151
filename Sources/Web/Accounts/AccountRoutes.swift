import Domain
import Foundation
import HTTPTypes
import Hummingbird
import Store
import Workflows

/// 电子税局账号: list, 移除, 设置默认账号.
struct AccountRoutes: Sendable {
    let console: Console

    @Sendable func index(_ request: Request, context: BoundContext) async throws -> Response {
        let care = try await console.care(for: try await console.enterprise(in: context))
        return try render(AccountListPage(care), notice: Notice.words(for: request), in: context)
    }

    @Sendable func setDefaults(_ request: Request, context: OperatorContext) async throws -> Response {
        let enterprise = try await console.enterprise(in: context)
        let fields = try await request.form()
        let choice = DefaultAccounts(issue: Account.ID(fields["issue"]), receive: Account.ID(fields["receive"]))
        let seen = DefaultAccounts(
            issue: Account.ID(fields["seen-issue"]), receive: Account.ID(fields["seen-receive"]))
        let words = choice.words(among: try await console.store.accounts(of: enterprise.id))
        do {
            try await console.store.setDefaultAccounts(
                choice, of: enterprise.id, seen: seen,
                recording: context.deed(.defaultsSet, "\(enterprise.name)：\(words)", request), at: console.now())
            return .seeOther("/enterprises/\(enterprise.id)/accounts?\(Notice.defaultsSaved.query)#defaults")
        } catch let refusal as DefaultAccountRefusal {
            let page = AccountListPage(
                try await console.care(for: enterprise), choice: choice, error: refusal.sentence)
            return try render(page, status: .unprocessableContent, in: context)
        } catch is DefaultsChanged {
            let sentence = "有人刚刚修改了默认账号，您的选择没有保存。下面是您选的，请核对列表中的默认标记后再保存一次。"
            let page = AccountListPage(try await console.care(for: enterprise), choice: choice, error: sentence)
            return try render(page, status: .conflict, in: context)
        }
    }

    @Sendable func askRemoval(_ request: Request, context: OperatorContext) async throws -> Response {
        let (_, account) = try await console.account(in: context)
        let running = try await console.store.downloadsUnderWay(by: account.id)
        let question = QuestionPage.removal(of: account, running: running)
        return .html(try console.frame.render(question, title: question.title, for: context.viewer))
    }

    @Sendable func remove(_ request: Request, context: OperatorContext) async throws -> Response {
        let (enterprise, account) = try await console.account(in: context)
        do {
            try await console.accounts.remove(
                account, version: Int(try await request.form()["version"]) ?? 0,
                recording: context.deed(.accountRemoved, "\(enterprise.name)：\(account.label)", request),
                at: console.now())
            await console.desk.drop(account: account.id)
            return .seeOther("/enterprises/\(enterprise.id)/accounts?\(Notice.accountRemoved.query)")
        } catch StoreError.conflict {
            return try await console.conflict(
                .changed(by: account.changedBy, at: account.verifiedAt), of: enterprise, in: context)
        }
    }

    /// 推送提醒.
    @Sendable func remind(_ request: Request, context: OperatorContext) async throws -> Response {
        let (enterprise, account) = try await console.account(in: context)
        guard account.state == .verificationRequired, try await console.store.binding(of: account.id) != nil else {
            return .seeOther("/enterprises/\(enterprise.id)/accounts")
        }
        try await console.store.remind(account.id, at: console.now())
        let notice = console.verifications.isAtAllHours ? Notice.reminded : .remindedByDay
        return .seeOther("/enterprises/\(enterprise.id)/accounts?\(notice.query)")
    }

    private func render(
        _ page: AccountListPage, notice: String = "", status: HTTPResponse.Status = .ok,
        in context: some InsiderContext
    ) throws -> Response {
        .html(
            try console.frame.render(
                page, title: "电子税局账号", room: .enterprises, for: context.viewer, notice: notice), status: status)
    }
}

extension Console {
    func care(for enterprise: Enterprise) async throws -> AccountCare {
        let accounts = try await store.accounts(of: enterprise.id)
        return AccountCare(
            enterprise: enterprise, accounts: accounts,
            bindings: try await store.bindings(of: Set(accounts.map(\.id))),
            defaults: try await store.defaultAccounts(of: enterprise.id),
            losses: try await store.defaultLosses(of: enterprise.id), canPush: verifications.canPush, now: now())
    }

    /// The company and the account in the path, if they are the person's and belong together.
    func account(in context: some InsiderContext) async throws -> (Enterprise, Account) {
        let enterprise = try await enterprise(in: context)
        let id = try context.id("account", of: Account.self)
        guard let account = try await store.account(id) else {
            guard let gone = try await store.removedAccount(id, of: enterprise.id) else { throw NotFound() }
            throw AccountGone(enterprise: enterprise, by: gone.account.changedBy, at: gone.at)
        }
        guard account.enterprise == enterprise.id else { throw NotTheirs() }
        return (enterprise, account)
    }
}

extension InsiderContext {
    /// Lines for the log about what comes of this request later.
    func deeds(_ request: Request) -> LoginDesk.Deeds {
        let (user, address, browser) = (user, insider.address, request.browserName)
        return { action, subject in
            Deed(
                action, user: user.id, person: user.nickname, subject: subject, address: address, browser: browser)
        }
    }
}
