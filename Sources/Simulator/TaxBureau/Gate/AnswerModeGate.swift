import Hummingbird
import ServiceLifecycle

/// Misbehaves as the knob says.
struct AnswerModeGate: RouterMiddleware {
    static let longestStall = Duration.seconds(60)

    let bureau: Bureau

    func handle(
        _ request: Request, context: SimulatorContext,
        next: (Request, SimulatorContext) async throws -> Response
    ) async throws -> Response {
        switch bureau.settings.answerMode {
        case .normal: return try await next(request, context)
        case .html: return BrokenAnswer.page("请稍候")
        case .stall: return try await stall(request)
        case .cut:
            do {
                return BrokenAnswer.cut(try await next(request, context))
            } catch let problem as Problem {
                return BrokenAnswer.cut(problem.response(from: request, context: context))
            }
        }
    }

    private func stall(_ request: Request) async throws -> Response {
        try await request.body.consumeWithCancellationOnInboundClose { _ in
            try await cancelWhenGracefulShutdown { try await Task.sleep(for: Self.longestStall) }
        }
        return BrokenAnswer.page("504 Gateway Time-out", status: .gatewayTimeout)
    }
}
