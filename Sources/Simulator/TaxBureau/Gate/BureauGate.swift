import Foundation
import HTTPTypes
import Hummingbird

/// What every request to the bureau meets first: the clock of its statistics, latency, maintenance, chance failures.
struct BureauGate: RouterMiddleware {
    let bureau: Bureau

    func handle(
        _ request: Request, context: SimulatorContext,
        next: (Request, SimulatorContext) async throws -> Response
    ) async throws -> Response {
        let settings = bureau.settings
        let number = bureau.statistics.began(now: bureau.now())
        if settings.latencyMilliseconds > 0 { try await Task.sleep(for: .milliseconds(settings.latencyMilliseconds)) }
        let response = try await answer(request, context, number, settings, next)
        bureau.statistics.answered(response.status.code)
        return response
    }

    private func answer(
        _ request: Request, _ context: SimulatorContext, _ number: Int, _ settings: BureauSettings,
        _ next: (Request, SimulatorContext) async throws -> Response
    ) async throws -> Response {
        let now = bureau.now()
        if let end = settings.maintenanceUntil, end > now {
            return Problem.maintenance(until: end, now: now).response(from: request, context: context)
        }
        if fails(number, settings) { return badGateway() }
        do {
            return try await next(request, context)
        } catch let problem as Problem {
            return problem.response(from: request, context: context)
        }
    }

    /// The same requests fail in every run with the same seed.
    private func fails(_ number: Int, _ settings: BureauSettings) -> Bool {
        var dice = Dice(bureau.seed, Dice.hash("failure"), UInt64(number))
        return dice.below(1_000_000) < Int(settings.failureRate * 1_000_000)
    }

    /// As a proxy in front of the real thing answers: HTML, no problem document.
    private func badGateway() -> Response {
        bureau.statistics.injectedFailure()
        let page = "<html><head><title>503 Service Temporarily Unavailable</title></head><body>503</body></html>"
        return .bytes([UInt8](page.utf8), type: "text/html", status: .serviceUnavailable)
    }
}
