import Foundation
import HTTPTypes
import Hummingbird
import NIOCore

/// Refuses a change that another site's page asks for in our person's name: the browser must not say that it comes from
/// elsewhere, and the form must bring the token that only our pages hold.
struct OwnForms: RouterMiddleware {
    typealias Context = VisitorContext

    /// WeChat's servers call here, and prove it by signature.
    private static let open: Set<String> = ["/wechat/callback"]
    /// Its files are too large to be looked through here: its handler looks for the token before it stores anything.
    private static let streamed: Set<String> = ["/updates/packages"]
    /// A form's fields at most; what is larger is no form.
    static let largestForm = 65_536

    func handle(
        _ request: Request, context: VisitorContext, next: (Request, VisitorContext) async throws -> Response
    ) async throws -> Response {
        let isSafe = request.method == .get || request.method == .head || Self.open.contains(request.uri.path)
        guard !isSafe else { return try await next(request, context) }
        guard Self.isOurSite(request) else { throw CrossSite() }
        // Without a cookie of ours there is nobody in whose name it could be asked.
        guard !context.formToken.isEmpty else { throw Detour.signIn }
        guard !Self.streamed.contains(request.uri.path) else { return try await next(request, context) }
        var request = request
        let body = try await request.collectPromptly(upTo: Self.largestForm)
        let token = Fields(encoded: String(buffer: body)).raw("token")
        let allowed = context.pageTokens.isEmpty ? [context.formToken] : context.pageTokens
        guard allowed.contains(where: { Self.areEqual(token, $0) }) else { throw StaleForm() }
        return try await next(request, context)
    }

    /// Browsers name the page's site; the old ones name at least its origin.
    private static func isOurSite(_ request: Request) -> Bool {
        if let site = HTTPField.Name("Sec-Fetch-Site").flatMap({ request.headers[$0] }) {
            return site == "same-origin" || site == "none"
        }
        guard let origin = request.headers[.origin] else { return true }
        return origin.split(separator: "/").last.map(String.init) == request.head.authority
    }

    static func isToken(_ sent: Data, of formToken: String) -> Bool {
        !formToken.isEmpty && areEqual(String(decoding: sent, as: UTF8.self), formToken)
    }

    /// Takes equally long wherever the first difference is.
    private static func areEqual(_ left: String, _ right: String) -> Bool {
        left.utf8.count == right.utf8.count && zip(left.utf8, right.utf8).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
    }
}

/// Another site's page asked.
struct CrossSite: Error {}

/// The form is not of this browser's sign-in: an old page, or none of ours.
struct StaleForm: Error {}
