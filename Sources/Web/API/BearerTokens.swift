import Domain
import HTTPTypes
import Hummingbird
import Workflows

/// Finds out which program asks: by its Authorization header, and by nothing else.
struct BearerTokens: RouterMiddleware {
    typealias Context = VisitorContext

    let console: Console

    func handle(
        _ request: Request, context: VisitorContext, next: (Request, VisitorContext) async throws -> Response
    ) async throws -> Response {
        let token = try await token(of: request, from: context.address)
        var context = context
        context.apiToken = token
        do { return try await next(request, context) } catch let refusal as Forbidden {
            try await console.recordRefusal(of: request, by: token, from: context.address)
            throw refusal
        }
    }

    /// None, an unknown one, one that is revoked and one that ran out: all the same.
    private func token(of request: Request, from address: String) async throws -> APIToken {
        guard let secret = Self.secret(in: request.headers[values: .authorization]) else { throw Problem.unauthorized }
        let now = console.now()
        if let token = try await APITokens(store: console.store).token(secret, at: now) { return token }
        try console.tokenLimit.spend(for: address, at: now)
        throw Problem.unauthorized
    }

    private static func secret(in headers: [String]) -> String? {
        guard headers.count == 1 else { return nil }
        let words = headers[0].split(separator: " ")
        return words.count == 2 && words[0].lowercased() == "bearer" ? String(words[1]) : nil
    }
}

extension Console {
    /// A program asked for more than its token may; limited as for people.
    fileprivate func recordRefusal(of request: Request, by token: APIToken, from address: String) async throws {
        guard (try? refusalLimit.spend(for: "token \(token.id)", at: now())) != nil else { return }
        try await record(token.deed(.refused, "\(request.method) \(request.uri.path.prefix(100))", from: address))
    }
}
