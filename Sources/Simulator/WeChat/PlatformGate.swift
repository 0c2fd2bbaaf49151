import HTTPTypes
import Hummingbird

/// Lets the API be slow or broken, as the knobs say.
struct PlatformGate: RouterMiddleware {
    let platform: Platform

    func handle(
        _ request: Request, context: SimulatorContext,
        next: (Request, SimulatorContext) async throws -> Response
    ) async throws -> Response {
        let settings = platform.settings
        if settings.apiDelay > 0 { try await Task.sleep(for: .milliseconds(settings.apiDelay)) }
        guard !settings.apiDown else {
            return .bytes(Array(Self.badGateway.utf8), type: "text/html", status: .badGateway)
        }
        return try await next(request, context)
    }

    private static let badGateway = """
        <html>
        <head><title>502 Bad Gateway</title></head>
        <body><center><h1>502 Bad Gateway</h1></center><hr><center>nginx</center></body>
        </html>

        """
}
