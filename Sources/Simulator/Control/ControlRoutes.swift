import Hummingbird

/// The bureau's knobs.
struct ControlRoutes: Sendable {
    let bureau: Bureau

    func show(_ request: Request, context: SimulatorContext) -> Response {
        .json(bureau.settings.json)
    }

    func statistics(_ request: Request, context: SimulatorContext) -> Response {
        .json(bureau.statistics.json(openSessions: bureau.sessions.count))
    }

    func update(_ request: Request, context: SimulatorContext) async throws -> Response {
        let fields = try await Fields.read(request, known: BureauSettings.keys)
        bureau.settings = try bureau.settings.merging(fields)
        return show(request, context: context)
    }

    func endSessions(_ request: Request, context: SimulatorContext) -> Response {
        .json(["ended": .int(bureau.sessions.endAll())])
    }

    func demandVerification(_ request: Request, context: SimulatorContext) -> Response {
        .json(["sessions": .int(bureau.sessions.demandVerification())])
    }

    func captcha(_ request: Request, context: SimulatorContext) throws -> Response {
        guard let text = bureau.captchas.text(try context.parameters.require("id")) else {
            throw Problem.notFound("没有这个验证码")
        }
        return .json(["text": .text(text)])
    }
}
