import Domain
import Hummingbird
import Store

/// Companies, their accounts and their default accounts.
struct APICompanyRoutes: Sendable {
    let console: Console
    private static let usualLimit = 50
    private static let mostAtOnce = 200

    @Sendable func index(_ request: Request, context: APIContext) async throws -> Response {
        let fields = Fields(of: request)
        let limit = try Self.limit(fields["limit"])
        let after = try Self.cursor(fields["after"])
        // One more than asked for tells whether there is a next page.
        let found = try await console.store.enterprises(
            reachedBy: context.token, search: fields["search"], after: after, limit: limit + 1)
        let page = found.prefix(limit)
        let next = found.count > limit ? page.last?.enterprise.taxNumber.description : nil
        return try .json(CompanyListBody(companies: page.map(CompanyBody.init), next: OrNull(next)))
    }

    @Sendable func accounts(_ request: Request, context: APIContext) async throws -> Response {
        let company = try await console.enterprise(reachedBy: context.token, context)
        let accounts = try await console.store.accounts(of: company.id)
        let defaults = try await console.store.defaultAccounts(of: company.id)
        return try .json(accounts.map { AccountBody($0, defaults) })
    }

    @Sendable func defaultAccounts(_ request: Request, context: APIContext) async throws -> Response {
        let company = try await console.enterprise(reachedBy: context.token, context)
        let accounts = try await console.store.accounts(of: company.id)
        let defaults = try await console.store.defaultAccounts(of: company.id)
        return try .json(DefaultAccountsBody(defaults, among: accounts))
    }

    private static func limit(_ text: String) throws -> Int {
        if text.isEmpty { return usualLimit }
        guard let limit = Int(text), (1...mostAtOnce).contains(limit), limit.description == text else {
            throw Problem.wrong("limit", "参数 limit 须为 1–\(mostAtOnce) 的整数。")
        }
        return limit
    }

    private static func cursor(_ text: String) throws -> TaxNumber? {
        if text.isEmpty { return nil }
        guard let number = try? TaxNumber(text) else {
            throw Problem.wrong("after", "参数 after 须为上一页的 next。")
        }
        return number
    }
}
