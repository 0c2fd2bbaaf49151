import HTTPTypes
import Hummingbird

/// What a phone's browser opens. A phone that is not known yet is asked who it is, and goes on then.
struct PhoneRoutes: Sendable {
    let platform: Platform

    func home(_ request: Request, context: SimulatorContext) async throws -> Response {
        visit(request, on: PhonePath.home) { phone, profile in
            PhonePage.response(PhonePage.home(platform.home(of: phone, as: profile)), status: .ok)
        }
    }

    func scan(_ request: Request, context: SimulatorContext) async throws -> Response {
        let code = try context.parameters.require("code")
        let secret = PhoneCookie.secret(of: request) ?? Token.random(bytes: 20)
        let phone = Phone(secret: secret, seed: platform.seed)
        var response = PhonePage.response(PhonePage.expired, status: .notFound)
        if let profile = platform.contacts.find(phone.openid)?.profile {
            if let chat = await platform.scan(code, by: phone) {
                response = PhonePage.response(PhonePage.chat(chat, code: code, profile: profile), status: .ok)
            }
        } else if platform.codes.find(code, now: platform.now()) != nil {
            response = introduction(of: phone, next: PhonePath.code(code))
        }
        PhoneCookie.write(secret, to: &response)
        return response
    }

    func reply(_ request: Request, context: SimulatorContext) async throws -> Response {
        let form = try await PhoneForm.read(request)
        guard let secret = PhoneCookie.secret(of: request) else { return Self.refused }
        let phone = Phone(secret: secret, seed: platform.seed)
        let chat = platform.chats.find(Chats.Key(openid: phone.openid, code: form.code))
        guard let chat, chat.key == form.key else { return Self.refused }
        _ = await platform.press(form.link, in: form.code, by: phone)
        return .redirect(to: PhonePath.code(form.code), type: .normal)
    }

    func editProfile(_ request: Request, context: SimulatorContext) -> Response {
        visit(request, on: PhonePath.home) { _, profile in
            let form = ProfileForm(nickname: profile.nickname, avatar: profile.avatar, next: PhonePath.home)
            return PhonePage.response(PhonePage.profile(form, isNew: false), status: .ok)
        }
    }

    func updateProfile(_ request: Request, context: SimulatorContext) async throws -> Response {
        let form = try await ProfileForm.read(request)
        guard let secret = PhoneCookie.secret(of: request) else { return Self.refused }
        let openid = Phone(secret: secret, seed: platform.seed).openid
        do throws(Nickname.Fault) {
            let nickname = try Nickname.read(form.nickname)
            platform.contacts.introduce(Profile(nickname: nickname, avatar: form.avatar), as: openid)
            return .redirect(to: form.next, type: .normal)
        } catch {
            let isNew = platform.contacts.find(openid)?.profile == nil
            return PhonePage.response(
                PhonePage.profile(form, isNew: isNew, fault: error), status: .unprocessableContent)
        }
    }

    func askUnsubscription(_ request: Request, context: SimulatorContext) -> Response {
        visit(request, on: PhonePath.home) { _, _ in PhonePage.response(PhonePage.unsubscription, status: .ok) }
    }

    func unsubscribe(_ request: Request, context: SimulatorContext) async -> Response {
        guard let secret = PhoneCookie.secret(of: request) else { return Self.refused }
        _ = await platform.unsubscribe(Phone(secret: secret, seed: platform.seed).openid)
        return .redirect(to: PhonePath.home, type: .normal)
    }

    func style(_ request: Request, context: SimulatorContext) -> Response {
        .bytes(Array(PhoneStyle.sheet.utf8), type: "text/css; charset=utf-8")
    }

    private static var refused: Response { PhonePage.response(PhonePage.expired, status: .forbidden) }

    private func visit(_ request: Request, on path: String, _ body: (Phone, Profile) -> Response) -> Response {
        let secret = PhoneCookie.secret(of: request) ?? Token.random(bytes: 20)
        let phone = Phone(secret: secret, seed: platform.seed)
        let profile = platform.contacts.find(phone.openid)?.profile
        var response = profile.map { body(phone, $0) } ?? introduction(of: phone, next: path)
        PhoneCookie.write(secret, to: &response)
        return response
    }

    private func introduction(of phone: Phone, next: String) -> Response {
        let offer = phone.suggestion
        let form = ProfileForm(nickname: offer.nickname, avatar: offer.avatar, next: next)
        return PhonePage.response(PhonePage.profile(form, isNew: true), status: .ok)
    }
}
