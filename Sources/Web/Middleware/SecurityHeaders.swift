import HTTPTypes
import Hummingbird

/// What a browser may do with our pages: nothing but show them and run our own files.
struct SecurityHeaders: RouterMiddleware {
    typealias Context = VisitorContext

    private static let policy = """
        default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; \
        frame-ancestors 'none'
        """

    func handle(
        _ request: Request, context: VisitorContext, next: (Request, VisitorContext) async throws -> Response
    ) async throws -> Response {
        var response = try await next(request, context)
        response.headers[.contentSecurityPolicy] = Self.policy
        response.headers[.xContentTypeOptions] = "nosniff"
        if let name = HTTPField.Name("Referrer-Policy") { response.headers[name] = "same-origin" }
        return response
    }
}

/// Refuses a change that another site's page asks for in our person's name.
struct SameOrigin: RouterMiddleware {
    typealias Context = VisitorContext

    /// WeChat's servers call here, and prove it by signature.
    private static let open: Set<String> = ["/wechat/callback"]

    func handle(
        _ request: Request, context: VisitorContext, next: (Request, VisitorContext) async throws -> Response
    ) async throws -> Response {
        let isSafe = request.method == .get || request.method == .head || Self.open.contains(request.uri.path)
        guard isSafe || Self.isOurs(request) else { throw CrossSite() }
        return try await next(request, context)
    }

    /// Browsers name the page's site; the old ones name at least its origin. A client that names neither is no browser
    /// and carries nobody's cookies but its own.
    private static func isOurs(_ request: Request) -> Bool {
        if let site = HTTPField.Name("Sec-Fetch-Site").flatMap({ request.headers[$0] }) {
            return site == "same-origin" || site == "none"
        }
        guard let origin = request.headers[.origin] else { return true }
        return origin.split(separator: "/").last.map(String.init) == request.head.authority
    }
}

struct CrossSite: Error {}
