import Domain
import Foundation
import HTTPTypes
import Hummingbird

/// 登录: the form, the captcha, the session.
struct LoginRoutes: Sendable {
    let bureau: Bureau

    func form(_ request: Request, context: SimulatorContext) throws -> Response {
        let code = try context.parameters.require("area")
        guard let area = Area(code: code) else { throw Problem.notFound("没有编号为 \(code.prefix(12)) 的税务局") }
        guard let page = LoginForm.of(area)?.pages.first else { throw Problem.notFound("\(area.name)的税务局不提供登录") }
        return .json(["area": .text(area.code), "fields": page.json])
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
        return bureau.response(to: try bureau.begin(attempt, now: bureau.now()))
    }

    func current(_ request: Request, context: SimulatorContext) throws -> Response {
        .json(.object(try bureau.session(of: request).json(idle: bureau.idle)))
    }

    func end(_ request: Request, context: SimulatorContext) throws -> Response {
        bureau.sessions.end(try bureau.session(of: request).token)
        return Response(status: .noContent)
    }
}

extension Bureau {
    /// 201 with the session, or 202 with what is wanted next.
    func response(to answer: LoginAnswer) -> Response {
        switch answer {
        case .session(let session):
            let token: [String: JSONValue] = ["token": .text(session.token)]
            return .json(.object(token.merging(session.json(idle: idle)) { own, _ in own }), status: .created)
        case .challenge(let challenge):
            return .json(challenge.json(at: publicURL), status: .accepted)
        }
    }
}
