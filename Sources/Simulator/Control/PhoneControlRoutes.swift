import Foundation
import Hummingbird

/// Phones for scripts: scan a code, press a button, follow no more, look into the inbox.
struct PhoneControlRoutes: Sendable {
    let platform: Platform

    func scan(_ request: Request, context: SimulatorContext) async throws -> Response {
        let phone = try phone(context)
        let url = try await Fields.read(request, known: ["url"]).text("url", atMost: 500)
        guard let code = url.split(separator: "/q/", maxSplits: 1).last, url.contains("/q/") else {
            throw Problem.badRequest("字段 url 须为二维码的地址")
        }
        guard let chat = await platform.scan(String(code), by: phone) else {
            throw Problem.notFound("二维码不存在或已失效")
        }
        return .json(["reply": .optional(chat.lastReply), "openid": .text(phone.openid)])
    }

    func confirm(_ request: Request, context: SimulatorContext) async throws -> Response {
        try await press(context) { $0.label != "取消" }
    }

    func decline(_ request: Request, context: SimulatorContext) async throws -> Response {
        try await press(context) { $0.label == "取消" }
    }

    func unsubscribe(_ request: Request, context: SimulatorContext) async throws -> Response {
        guard await platform.unsubscribe(try phone(context).openid) else { throw Problem.notFound("这部手机没有关注服务号") }
        return show(try phone(context))
    }

    func show(_ request: Request, context: SimulatorContext) throws -> Response { show(try phone(context)) }

    private func show(_ phone: Phone) -> Response {
        let contact = platform.contacts.find(phone.openid) ?? Contact()
        return .json([
            "openid": .text(phone.openid), "nickname": .text(phone.suggestion.nickname),
            "follows": .bool(contact.relation == .follower), "inbox": .array(contact.inbox.map(\.json)),
        ])
    }

    private func press(_ context: SimulatorContext, _ isWanted: (MenuLink) -> Bool) async throws -> Response {
        let phone = try phone(context)
        guard let key = platform.chats.last(of: phone),
            let link = platform.chats.find(key)?.links.first(where: isWanted),
            let chat = await platform.press(link.id, in: key.code, by: phone)
        else { throw Problem.notFound("最后一条消息没有这个按钮") }
        return .json(["reply": .optional(chat.lastReply)])
    }

    private func phone(_ context: SimulatorContext) throws -> Phone {
        let name = try context.parameters.require("name")
        let phone = Phone(name: name.removingPercentEncoding ?? name, seed: platform.seed)
        if platform.contacts.find(phone.openid)?.profile == nil {
            platform.contacts.introduce(phone.suggestion, as: phone.openid)
        }
        return phone
    }
}

extension Chat {
    /// The words of the newest message, if the account has spoken last.
    var lastReply: String? {
        guard case .account(let reply)? = bubbles.last else { return nil }
        return reply.text
    }
}

extension PushedMessage {
    var json: JSONValue {
        let data = lines.map { ($0.keyword.name, JSONValue.text($0.value)) }
        return [
            "title": .text(template.title), "template": .text(template.id), "url": .optional(url),
            "data": .object(Dictionary(data, uniquingKeysWith: { $1 })), "at": .instant(at),
            "status": .text(status.rawValue),
        ]
    }
}
