import Foundation
import Hummingbird
import Workflows

/// Finds out who asks.
struct Sessions: RouterMiddleware {
    typealias Context = VisitorContext

    let signIn: SignIn
    let cookies: Cookies
    let now: @Sendable () -> Date

    func handle(
        _ request: Request, context: VisitorContext, next: (Request, VisitorContext) async throws -> Response
    ) async throws -> Response {
        var context = context
        if let token = request.token(cookies.session) {
            context.sessionToken = token
            context.formToken = SignIn.formToken(for: token)
            context.signedIn = try await signIn.signedIn(token: token, at: now())
        } else {
            context.pageTokens = request.tokens(cookies.browser).map(SignIn.formToken)
            context.formToken = context.pageTokens.first ?? ""
        }
        return try await next(request, context)
    }
}
