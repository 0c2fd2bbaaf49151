import Hummingbird

/// The steps of a login after the first.
struct ChallengeRoutes: Sendable {
    let bureau: Bureau

    func show(_ request: Request, context: SimulatorContext) throws -> Response {
        let challenge = try bureau.challenges.find(try context.parameters.require("id"), now: bureau.now())
        return .json(challenge.json(at: bureau.publicURL))
    }

    func answer(_ request: Request, context: SimulatorContext) async throws -> Response {
        let id = try context.parameters.require("id")
        let keys = try bureau.challenges.find(id, now: bureau.now()).keys
        let body = try await Fields.read(request, known: keys)
        let now = bureau.now()
        let stage = try bureau.challenges.change(id, now: now) { challenge throws(Problem) in
            try challenge.answer(body, at: bureau, now: now)
        }
        return bureau.response(to: try bureau.advance(stage, now: now))
    }

    func resend(_ request: Request, context: SimulatorContext) throws -> Response {
        let now = bureau.now()
        let id = try context.parameters.require("id")
        let challenge = try bureau.challenges.change(id, now: now) { challenge throws(Problem) in
            try challenge.resend(by: bureau, now: now)
            return challenge
        }
        return .json(challenge.json(at: bureau.publicURL))
    }
}
