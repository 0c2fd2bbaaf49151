import Hummingbird

/// The platform's knobs.
struct DiskPlatformControlRoutes: Sendable {
    let platform: DiskPlatform

    func show(_ request: Request, context: SimulatorContext) -> Response { .json(platform.settings.json) }

    func update(_ request: Request, context: SimulatorContext) async throws -> Response {
        let fields = try await Fields.read(request, known: DiskPlatformSettings.keys)
        try platform.turn { try $0.merging(fields) }
        return show(request, context: context)
    }

    func statistics(_ request: Request, context: SimulatorContext) -> Response {
        .json(platform.statistics.json(openSessions: platform.sessions.count))
    }

    func endSessions(_ request: Request, context: SimulatorContext) -> Response {
        .json(["ended": .int(platform.sessions.endAll())])
    }
}
