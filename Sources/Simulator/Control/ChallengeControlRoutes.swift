import Hummingbird

/// Second factors for scripts: what was sent by text message, and what is done in the bureau's app.
struct ChallengeControlRoutes: Sendable {
    let bureau: Bureau

    func sms(_ request: Request, context: SimulatorContext) -> Response {
        let phone = request.uri.queryParameters["phone"].map(String.init)
        return .json(.array(bureau.sms.messages(to: phone).map(\.json)))
    }

    func scan(_ request: Request, context: SimulatorContext) throws -> Response { try tap(.scanned, context) }

    func confirm(_ request: Request, context: SimulatorContext) throws -> Response { try tap(.confirmed, context) }

    func decline(_ request: Request, context: SimulatorContext) throws -> Response { try tap(.declined, context) }

    private func tap(_ state: AppState, _ context: SimulatorContext) throws -> Response {
        let challenge = try bureau.tap(state, on: try context.parameters.require("id"))
        return .json(challenge.json(at: bureau.publicURL))
    }
}
