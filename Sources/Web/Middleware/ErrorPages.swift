import Domain
import HTTPTypes
import Hummingbird
import Logging
import Store
import Workflows

/// Turns whatever a handler throws into a page of words. People see a sentence and a reference number; operators find
/// the error by it in the log.
struct ErrorPages: RouterMiddleware {
    typealias Context = VisitorContext

    let frame: PageFrame

    func handle(
        _ request: Request, context: VisitorContext, next: (Request, VisitorContext) async throws -> Response
    ) async throws -> Response {
        do { return try await next(request, context) } catch Detour.signIn
            where request.headers[.accept]?.contains("text/event-stream") == true
        {
            return Response(status: .unauthorized)
        } catch Detour.signIn {
            return .seeOther("/login").setting(cookie: Cookies.clear(Cookies.session))
        } catch is CancellationError {
            // The client is gone: nobody reads this.
            return Response(status: .noContent)
        } catch Detour.activation {
            return .seeOther("/activation")
        } catch {
            return try page(for: error, request, context)
        }
    }

    private func page(for error: any Error, _ request: Request, _ context: VisitorContext) throws -> Response {
        let page: ErrorPage
        switch error {
        case is NotFound, StoreError.notFound: page = .notFound
        case let error as any HTTPResponseError where error.status.code < 500: page = .refused(error.status)
        case is CrossSite: page = .crossSite
        case is IllegalMove, StoreError.conflict: page = .conflict
        default:
            let reference = Reference.new()
            context.logger.error(
                "a request failed",
                metadata: [
                    "reference": "\(reference)", "method": "\(request.method)", "path": "\(request.uri.path)",
                    "error": "\(error)",
                ])
            page = Self.failure(error, reference)
        }
        let status = HTTPResponse.Status(code: page.status)
        let signedIn = context.signedIn
        return .html(
            try frame.render(
                page, title: page.title, room: nil, for: signedIn?.user,
                isActivated: signedIn?.enterprises.isEmpty == false), status: status)
    }
}

extension ErrorPages {
    fileprivate static func failure(_ error: any Error, _ reference: String) -> ErrorPage {
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
