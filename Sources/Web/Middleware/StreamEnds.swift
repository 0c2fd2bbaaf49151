import Hummingbird

/// The server closes a connection whose event stream is over, so HTTP/1 must say so: a client that sends its next request
/// on it would lose that. HTTP/2 closes the stream only, and knows no such header.
struct StreamEnds: RouterMiddleware {
    typealias Context = VisitorContext

    func handle(
        _ request: Request, context: VisitorContext, next: (Request, VisitorContext) async throws -> Response
    ) async throws -> Response {
        var response = try await next(request, context)
        if !context.isMultiplexed, response.headers[.contentType]?.hasPrefix("text/event-stream") == true {
            response.headers[.connection] = "close"
        }
        return response
    }
}
