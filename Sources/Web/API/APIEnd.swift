import HTTPTypes
import Hummingbird

/// Whatever is asked of /api that is none of its addresses is told so in JSON, and goes no further: pages are not for
/// programs. That an address is there is no secret, so no token is asked for.
struct APIEnd: RouterMiddleware {
    typealias Context = VisitorContext

    func handle(
        _ request: Request, context: VisitorContext, next: (Request, VisitorContext) async throws -> Response
    ) async throws -> Response {
        let path = request.uri.path
        guard path == "/api" || path.hasPrefix("/api/") else { return try await next(request, context) }
        let known = APIRoute.all.filter { $0.matches(path) }.map(\.method)
        guard !known.isEmpty else { return try .problem(.notFound) }
        var response = try Response.problem(.methodNotAllowed)
        let allowed = known.contains(.get) ? known + [.head] : known
        response.headers[.allow] = allowed.map(\.rawValue).joined(separator: ", ")
        return response
    }
}
