import Domain
import HTTPTypes
import Hummingbird
import Store
import Workflows

/// 接口令牌.
struct TokenRoutes: Sendable {
    let console: Console
    private static let mostShown = 200

    @Sendable func index(_ request: Request, context: AdministratorContext) async throws -> Response {
        try await render(TokenEntry(), notice: Notice.words(for: request), in: context)
    }

    /// The answer itself shows the token, because nobody can show it again. Sent anew, it finds the name taken.
    @Sendable func create(_ request: Request, context: AdministratorContext) async throws -> Response {
        let fields = try await request.form()
        var entry = TokenEntry(fields)
        guard fields["action"] != "find" else { return try await render(entry, in: context) }
        let companies = try await console.store.companies(entry.companies.intersection(context.enterprises))
        let hasAll = try await console.store.hasAllEnterprises(context.enterprises)
        guard let wish = entry.check(among: companies, hasAll: hasAll) else {
            return try await render(entry, in: context)
        }
        let words =
            "\(wish.name.text)：\(wish.companies?.map(\.name).listed ?? "全部企业")，\(wish.access.word)，\(wish.term.word)"
        do {
            let secret = try await APITokens(store: console.store).make(
                wish.name, access: wish.access, for: wish.companies.map { Set($0.map(\.id)) }, term: wish.term,
                by: context.user.id, recording: context.deed(.tokenMade, words, request), at: console.now())
            let made = TokenListPage.Made(name: wish.name.text, token: secret)
            return try await render(TokenEntry(), made: made, in: context)
        } catch is NameTaken {
            entry.nameError = "已有名为“\(wish.name.text)”的令牌。请换一个名称，或先撤销原来的令牌。"
            return try await render(entry, in: context)
        }
    }

    @Sendable func askRevocation(_ request: Request, context: AdministratorContext) async throws -> Response {
        let token = try await token(in: context)
        let question = QuestionPage.revocation(ofToken: token.name, url: "/api-tokens/\(token.id)/revocation")
        return .html(try console.frame.render(question, title: question.title, for: context.viewer))
    }

    @Sendable func revoke(_ request: Request, context: AdministratorContext) async throws -> Response {
        let token = try await token(in: context)
        try await console.store.revokeAPIToken(
            token.id, recording: context.deed(.tokenRevoked, "\(token.name)（尾号 \(token.ending)）", request),
            at: console.now())
        return .seeOther("/api-tokens?\(Notice.tokenRevoked.query)")
    }

    private func token(in context: AdministratorContext) async throws -> APIToken {
        let token = try await console.store.apiToken(
            try context.id("id", of: APIToken.self), seenBy: Self.viewer(in: context))
        guard let token, token.revokedAt == nil else { throw NotFound() }
        return token
    }

    private func render(
        _ entry: TokenEntry, made: TokenListPage.Made? = nil, notice: String = "", in context: AdministratorContext
    ) async throws -> Response {
        let page = TokenListPage(
            entry, made: made,
            tokens: try await console.store.apiTokens(seenBy: Self.viewer(in: context), limit: Self.mostShown),
            companies: try await console.companies(
                checked: entry.companies, search: entry.search, in: context.enterprises),
            at: console.now())
        let html = try console.frame.render(page, title: "接口令牌", for: context.viewer, notice: notice)
        return .html(html, status: entry.isRefused ? .unprocessableContent : made == nil ? .ok : .created)
    }

    private static func viewer(in context: AdministratorContext) -> APITokenViewer {
        APITokenViewer(context.user.id, scope: context.enterprises)
    }
}
