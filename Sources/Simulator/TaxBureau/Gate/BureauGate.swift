import Foundation
import HTTPTypes
import Hummingbird

/// What every request to the bureau meets first: its number, latency, maintenance, chance failures.
struct BureauGate: RouterMiddleware {
    let bureau: Bureau

    func handle(
        _ request: Request, context: SimulatorContext,
        next: (Request, SimulatorContext) async throws -> Response
    ) async throws -> Response {
        var context = context
        let (settings, askedAt) = (bureau.settings, request.arrivedAt ?? bureau.clock())
        context.number = bureau.statistics.began(now: askedAt)
        context.askedAt = askedAt
        defer { bureau.statistics.ended() }
        let latency = latency(context.number, settings)
        if latency > 0 { try await Task.sleep(for: .milliseconds(latency)) }
        let response = try await answer(request, context, settings, next)
        bureau.statistics.answered(response.status.code)
        return response
    }

    private func latency(_ number: Int, _ settings: BureauSettings) -> Int {
        var dice = bureau.dice("latency", request: number)
        let (least, most) = (settings.latencyFromMilliseconds, settings.latencyToMilliseconds)
        return settings.latencyMilliseconds + least + dice.below(most - least + 1)
    }

    private func answer(
        _ request: Request, _ context: SimulatorContext, _ settings: BureauSettings,
        _ next: (Request, SimulatorContext) async throws -> Response
    ) async throws -> Response {
        let clock = bureau.clock()
        if let end = settings.closedUntil(clock) {
            let ahead = settings.clockAhead
            return Problem.maintenance(until: end + ahead, now: clock + ahead)
                .response(from: request, context: context)
        }
        if bureau.strikes("failure", settings.failureRate, request: context.number) {
            bureau.statistics.injected("failureRate")
            return BrokenAnswer.badGateway
        }
        do {
            return try await next(request, context)
        } catch let problem as Problem {
            return problem.response(from: request, context: context)
        }
    }
}
