import Hummingbird
import HTTPTypes
import NIOCore

/// What a phone's browser opens.
struct PhoneRoutes: Sendable {
    let platform: Platform

    func scan(_ request: Request, context: SimulatorContext) async throws -> Response {
        let code = try context.parameters.require("code")
        let secret = secret(of: request) ?? Token.random(bytes: 20)
        let phone = Phone(secret: secret, seed: platform.seed)
        let chat = await platform.scan(code, by: phone)
        let page = chat.map { PhonePage.chat($0, code: code, phone: phone) } ?? PhonePage.expired
        var response = PhonePage.response(page, status: chat == nil ? .notFound : .ok)
        response.headers[.setCookie] = "phone=\(secret); Path=/; HttpOnly; SameSite=Lax; Max-Age=31536000"
        return response
    }

    func reply(_ request: Request, context: SimulatorContext) async throws -> Response {
        let form = try await PhoneForm.read(request)
        guard let secret = secret(of: request) else { return PhonePage.response(PhonePage.expired, status: .forbidden) }
        let phone = Phone(secret: secret, seed: platform.seed)
        let chat = platform.chats.find(Chats.Key(openid: phone.openid, code: form.code))
        guard let chat, chat.key == form.key else {
            return PhonePage.response(PhonePage.expired, status: .forbidden)
        }
        _ = await platform.press(form.link, in: form.code, by: phone)
        return Response(status: .seeOther, headers: [.location: "/q/\(form.code)"])
    }

    func style(_ request: Request, context: SimulatorContext) -> Response {
        .bytes(Array(PhoneStyle.sheet.utf8), type: "text/css; charset=utf-8")
    }

    private func secret(of request: Request) -> String? {
        request.cookies["phone"].map(\.value).flatMap { Phone.isSecret($0) ? $0 : nil }
    }
}

/// The hidden values of a button's form.
struct PhoneForm: Decodable, Sendable {
    let code: String
    let link: String
    let key: String

    static func read(_ request: Request) async throws -> PhoneForm {
        var request = request
        let body = try await request.collectBody(upTo: 8 << 10)
        let form = try? URLEncodedFormDecoder().decode(PhoneForm.self, from: String(buffer: body))
        guard let form, form.code.utf8.allSatisfy({ $0 < 128 && $0 > 47 }) else { throw HTTPError(.badRequest) }
        return form
    }
}
