import Foundation
import Hummingbird
import Workflows

/// Finds out who asks.
struct Sessions: RouterMiddleware {
    typealias Context = VisitorContext

    let signIn: SignIn
    let now: @Sendable () -> Date

    func handle(
        _ request: Request, context: VisitorContext, next: (Request, VisitorContext) async throws -> Response
    ) async throws -> Response {
        guard let token = request.token(Cookies.session) else { return try await next(request, context) }
        var context = context
        context.sessionToken = token
        context.signedIn = try await signIn.signedIn(token: token, at: now())
        return try await next(request, context)
    }
}
