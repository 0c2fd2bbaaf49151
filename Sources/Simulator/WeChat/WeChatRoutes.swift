import Foundation
import Hummingbird
import NIOCore

/// The platform's API, as the console calls it.
struct WeChatRoutes: Sendable {
    let platform: Platform

    func token(_ request: Request, context: SimulatorContext) -> Response {
        answer { () throws(WeChatRefusal) in
            let query = request.uri.queryParameters
            guard query["grant_type"] == "client_credential" else { throw .invalidGrantType }
            guard let appID = query["appid"] else { throw .missing("appid") }
            guard let secret = query["secret"] else { throw .missing("secret") }
            guard appID == platform.credentials.appID else { throw .invalidAppID }
            guard secret == platform.credentials.secret else { throw .invalidSecret }
            let token = platform.tokens.renew(now: platform.now())
            return ["access_token": .text(token), "expires_in": .int(AccessTokens.lifetime)]
        }
    }

    func createCode(_ request: Request, context: SimulatorContext) async throws -> Response {
        var request = request
        let body = try await request.collectBody(upTo: 64 << 10)
        let query = request.uri.queryParameters
        return answer { () throws(WeChatRefusal) in
            try platform.tokens.check(query["access_token"], now: platform.now())
            let order = try SceneOrder(JSONValue.read(Data(body.readableBytesView)))
            let code = platform.codes.create(scene: order.scene, lifetime: order.lifetime, now: platform.now())
            return [
                "ticket": .text(code.ticket), "expire_seconds": .int(order.lifetime),
                "url": .text("\(platform.publicURL)/q/\(code.code)"),
            ]
        }
    }

    func userInfo(_ request: Request, context: SimulatorContext) -> Response {
        answer { () throws(WeChatRefusal) in
            let query = request.uri.queryParameters
            try platform.tokens.check(query["access_token"], now: platform.now())
            guard let openid = query["openid"].map(String.init), Phone.isOpenID(openid) else { throw .invalidOpenID }
            guard let contact = platform.contacts.find(openid), contact.relation == .follower,
                let profile = contact.profile
            else { return ["subscribe": 0, "openid": .text(openid)] }
            return [
                "subscribe": 1, "openid": .text(openid), "nickname": .text(profile.nickname),
                "headimgurl": .text("\(platform.publicURL)/avatars/\(profile.avatar).png"),
            ]
        }
    }

    private func answer(_ body: () throws(WeChatRefusal) -> JSONValue) -> Response {
        do { return .json(try body()) } catch { return .json(error.json) }
    }
}

/// What `qrcode/create` was asked for.
struct SceneOrder: Sendable {
    let scene: String
    let lifetime: Int

    init(_ body: JSONValue?) throws(WeChatRefusal) {
        guard case .object(let body)? = body else { throw .invalidFormat }
        guard body["action_name"] == "QR_STR_SCENE", case .object(let info)? = body["action_info"],
            case .object(let inner)? = info["scene"], case .text(let scene)? = inner["scene_str"],
            (1...64).contains(scene.utf8.count)
        else { throw .invalidActionInfo }
        self.scene = scene
        switch body["expire_seconds"] {
        case nil: lifetime = 30
        case .int(let seconds)? where (1...2_592_000).contains(seconds): lifetime = seconds
        default: throw .invalidActionInfo
        }
    }
}
