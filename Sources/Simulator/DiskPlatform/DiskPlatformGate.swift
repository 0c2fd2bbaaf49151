import Foundation
import Hummingbird

/// What every request to the platform meets first.
struct DiskPlatformGate: RouterMiddleware {
    let platform: DiskPlatform

    func handle(
        _ request: Request, context: SimulatorContext, next: (Request, SimulatorContext) async throws -> Response
    ) async throws -> Response {
        var context = context
        let (settings, askedAt) = (platform.settings, request.arrivedAt ?? platform.bureau.clock())
        context.number = platform.statistics.began(now: askedAt)
        context.askedAt = askedAt
        defer { platform.statistics.ended() }
        if settings.latencyMilliseconds > 0 { try await Task.sleep(for: .milliseconds(settings.latencyMilliseconds)) }
        let response = try await answer(request, context, settings, next)
        platform.statistics.answered(response.status.code)
        return response
    }

    private func answer(
        _ request: Request, _ context: SimulatorContext, _ settings: DiskPlatformSettings,
        _ next: (Request, SimulatorContext) async throws -> Response
    ) async throws -> Response {
        if let end = settings.maintenanceUntil, platform.bureau.clock() < end {
            return Problem.maintenance(until: end, now: platform.bureau.clock())
                .response(from: request, context: context)
        }
        if platform.bureau.strikes("diskPlatformFailure", settings.failureRate, request: context.number) {
            platform.statistics.injected("failureRate")
            return BrokenAnswer.badGateway
        }
        do { return try await next(request, context) } catch let problem as Problem {
            return problem.response(from: request, context: context)
        }
    }
}
