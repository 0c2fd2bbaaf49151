import HTTPTypes
import Hummingbird
import NIOCore

/// Controls are for this machine only.
struct LoopbackGate: RouterMiddleware {
    func handle(
        _ request: Request, context: SimulatorContext,
        next: (Request, SimulatorContext) async throws -> Response
    ) async throws -> Response {
        do {
            guard Self.admits(context.remoteAddress) else { throw Problem.notPermitted("控制接口只接受本机访问") }
            return try await next(request, context)
        } catch let problem as Problem {
            return problem.response(from: request, context: context)
        }
    }

    /// Whether a client at `address` sits on this machine.
    static func admits(_ address: SocketAddress?) -> Bool {
        guard let text = address?.ipAddress else { return false }
        return text == "::1" || text.hasPrefix("127.") || text.hasPrefix("::ffff:127.")
    }
}
