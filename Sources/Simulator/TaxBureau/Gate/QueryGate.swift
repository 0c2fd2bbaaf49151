import Foundation
import Hummingbird
import ServiceLifecycle

/// What queries and files meet beside: whose they are is counted, and by chance the answer is none.
struct QueryGate: RouterMiddleware {
    let bureau: Bureau

    func handle(
        _ request: Request, context: SimulatorContext,
        next: (Request, SimulatorContext) async throws -> Response
    ) async throws -> Response {
        let settings = bureau.settings
        if let session = bureau.openSession(of: request) {
            bureau.statistics.asked(by: session, now: context.askedAt ?? bureau.clock())
        }
        if strikes("wrongTypeRate", settings.wrongTypeRate, context) { return BrokenAnswer.page("请稍候") }
        if strikes("stallRate", settings.stallRate, context) {
            try await cancelWhenGracefulShutdown { try await Task.sleep(for: .seconds(settings.stallSeconds)) }
        }
        guard strikes("truncationRate", settings.truncationRate, context) else {
            return try await next(request, context)
        }
        do {
            return BrokenAnswer.cut(try await next(request, context))
        } catch let problem as Problem {
            return BrokenAnswer.cut(problem.response(from: request, context: context))
        }
    }

    private func strikes(_ knob: String, _ rate: Double, _ context: SimulatorContext) -> Bool {
        guard bureau.strikes(knob, rate, request: context.number) else { return false }
        bureau.statistics.injected(knob)
        return true
    }
}
