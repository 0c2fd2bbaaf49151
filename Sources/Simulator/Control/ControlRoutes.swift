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
        try bureau.turn { try $0.merging(fields) }
        return show(request, context: context)
    }

    func endSessions(_ request: Request, context: SimulatorContext) -> Response {
        .json(["ended": .int(bureau.sessions.endAll())])
    }

    func demandVerification(_ request: Request, context: SimulatorContext) async throws -> Response {
        let fields = try await Fields.readIfPresent(request, known: ["kind", "account"])
        let kind: Verifications.Kind = fields.has("kind") ? try fields.choice("kind") : .login
        let account = fields.has("account") ? try fields.text("account") : nil
        return .json(["sessions": .int(bureau.demandVerification(kind, of: account, now: bureau.now()))])
    }

    /// What an account may from now on, at every company that has it.
    func updateAccount(_ request: Request, context: SimulatorContext) async throws -> Response {
        let account = try context.parameters.require("account")
        let rights: [Right] = try await Fields.read(request, known: ["rights"]).choices("rights")
        guard bureau.world.knows(account) else { throw Problem.notFound("没有这个账号") }
        bureau.rights.change(Set(rights), of: account)
        return .json(["account": .text(account), "rights": .texts(rights.map(\.rawValue))])
    }

    func captcha(_ request: Request, context: SimulatorContext) throws -> Response {
        guard let text = bureau.captchas.text(try context.parameters.require("id")) else {
            throw Problem.notFound("没有这个验证码")
        }
        return .json(["text": .text(text)])
    }
}
