import Domain
import HTTPTypes
import Hummingbird
import Logging
import Store
import Workflows

/// Turns whatever a handler throws into a page of words. People see a sentence and a reference number; operators find
/// the error by it in the log.
///
/// Stands twice: around everything, and again where it is known who asks, so that the page is theirs.
struct ErrorPages: RouterMiddleware {
    typealias Context = VisitorContext

    let console: Console

    func handle(
        _ request: Request, context: VisitorContext, next: (Request, VisitorContext) async throws -> Response
    ) async throws -> Response {
        do { return try await next(request, context) } catch { return try await answer(to: error, request, context) }
    }

    private func answer(to error: any Error, _ request: Request, _ context: VisitorContext) async throws -> Response {
        switch error {
        case Detour.signIn where request.headers[.accept]?.contains("text/event-stream") == true:
            return Response(status: .unauthorized)
        case Detour.signIn:
            let place = request.method == .get ? OwnPath(request.uri.description).text : ""
            return Response.seeOther(place.isEmpty ? "/login" : "/login?next=\(place.inQuery)")
                .setting(cookie: console.cookies.clear(console.cookies.session))
        case Detour.activation: return .seeOther("/activation")
        case let gone as AccountGone: return try await console.list(after: gone, for: context.viewer)
        // The client is gone: nobody reads this.
        case is CancellationError: return Response(status: .noContent)
        // Another tab has signed in meanwhile, or asked for a code of its own.
        case is StaleForm where request.uri.path == "/session": return .seeOther("/login")
        default: return try await page(for: error, request, context)
        }
    }

    private func page(for error: any Error, _ request: Request, _ context: VisitorContext) async throws -> Response {
        let page: ErrorPage
        switch error {
        case is NotFound, is NotTheirs, StoreError.notFound: page = .notFound
        case let error as LoginGone: page = .loginGone(accountsURL: error.accountsURL)
        case is Forbidden: page = .forbidden
        case let error as TooMany: page = .tooMany(seconds: error.secondsToWait)
        case let error as any HTTPResponseError where error.status.code < 500: page = .refused(error.status)
        case is CrossSite: page = .crossSite
        case is StaleForm: page = .staleForm
        case is IllegalMove, StoreError.conflict: page = .conflict(on: request.cameFrom)
        default:
            let reference = Reference.new()
            context.logger.error(
                "a request failed",
                metadata: [
                    "reference": "\(reference)", "method": "\(request.method)",
                    // The route, not the path: a path may hold a token.
                    "route": "\(context.endpointPath ?? "")", "error": "\(error)",
                ])
            page = Self.failure(error, reference)
        }
        if error is Forbidden || error is NotTheirs { try await console.recordRefusal(of: request, context) }
        var response = Response.html(
            try console.frame.render(page, title: page.title, for: context.viewer), status: .init(code: page.status))
        if let error = error as? TooMany { response.headers[.retryAfter] = "\(error.secondsToWait)" }
        return response
    }

    private static func failure(_ error: any Error, _ reference: String) -> ErrorPage {
        switch error {
        case is WeChatUnavailable: .weChatUnavailable(reference: reference)
        case StoreError.diskFull: .diskFull(reference: reference)
        default: .fault(reference: reference)
        }
    }
}

/// A number that a person can read out on the telephone.
enum Reference {
    static func new() -> String {
        let alphabet = Array("23456789ABCDEFGHJKMNPQRSTUVWXYZ")
        return String((0..<8).compactMap { _ in alphabet.randomElement() })
    }
}
