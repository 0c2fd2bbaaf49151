import Domain
import Foundation
import HTTPTypes
import Hummingbird

/// 登录: the form, the captcha, the session.
struct LoginRoutes: Sendable {
    let bureau: Bureau

    func form(_ request: Request, context: SimulatorContext) throws -> Response {
        let area = try context.parameters.require("area")
        guard let area = Area(code: area) else { throw Problem.notFound("没有编号为 \(area.prefix(12)) 的税务局") }
        return .json(LoginForm.of(area).json(area: area))
    }

    func captcha(_ request: Request, context: SimulatorContext) throws -> Response {
        let captcha = bureau.captchas.begin(for: bureau.settings.captchaSeconds, now: bureau.now())
        let picture = try CaptchaPicture(text: captcha.text, seed: Dice.hash(captcha.id)).encoded()
        let answer: JSONValue = [
            "id": .text(captcha.id), "image": .text(Data(picture).base64EncodedString()),
            "expiresAt": .instant(captcha.expiresAt),
        ]
        return .json(answer, status: .created)
    }

    func begin(_ request: Request, context: SimulatorContext) async throws -> Response {
        let attempt = try LoginAttempt(try await Fields.read(request, known: LoginAttempt.keys))
        let session = try bureau.logIn(attempt, now: bureau.now())
        let token: [String: JSONValue] = ["token": .text(session.token)]
        return .json(.object(token.merging(session.json(idle: bureau.idle)) { own, _ in own }), status: .created)
    }

    func current(_ request: Request, context: SimulatorContext) throws -> Response {
        .json(.object(try bureau.session(of: request).json(idle: bureau.idle)))
    }

    func end(_ request: Request, context: SimulatorContext) throws -> Response {
        bureau.sessions.end(try bureau.session(of: request).token)
        return Response(status: .noContent)
    }
}
