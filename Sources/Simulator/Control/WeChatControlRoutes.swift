import Hummingbird

/// The WeChat platform's knobs.
struct WeChatControlRoutes: Sendable {
    let platform: Platform

    func show(_ request: Request, context: SimulatorContext) -> Response { .json(platform.settings.json) }

    func update(_ request: Request, context: SimulatorContext) async throws -> Response {
        let fields = try await Fields.read(request, known: PlatformSettings.keys)
        platform.settings = try platform.settings.merging(fields)
        return show(request, context: context)
    }
}
