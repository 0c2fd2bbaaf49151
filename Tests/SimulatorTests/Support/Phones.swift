import Foundation
import Testing

@testable import Simulator

extension Outside {
    func accessToken() async throws -> String {
        let path = "/cgi-bin/token?grant_type=client_credential&appid=wxdemo&secret=s3cret"
        return try #require(try await get(path)["access_token"]?.text)
    }

    func createCode(_ scene: String, _ token: String) async throws -> Answer {
        try await post(
            "/cgi-bin/qrcode/create?access_token=\(token)",
            [
                "action_name": "QR_STR_SCENE", "expire_seconds": 120,
                "action_info": ["scene": ["scene_str": .text(scene)]],
            ])
    }

    /// The address in a new QR code.
    func code(_ scene: String, _ token: String) async throws -> String {
        try #require(try await createCode(scene, token)["url"]?.text)
    }

    func scan(_ url: String, name: String = "王敏") async throws -> Answer {
        let name = try #require(name.addingPercentEncoding(withAllowedCharacters: .alphanumerics))
        return try await post("/control/phones/\(name)/scan", ["url": .text(url)])
    }

    func press(_ verb: String) async throws -> Answer {
        let name = try #require("王敏".addingPercentEncoding(withAllowedCharacters: .alphanumerics))
        return try await post("/control/phones/\(name)/\(verb)")
    }

    /// Opens a code with a new phone that says who it is, and goes on.
    func enter(_ url: String, nickname: String = "何静", avatar: Int = 3) async throws -> Answer {
        let asked = try await open(url)
        return try await introduce(
            nickname, avatar: avatar, next: #require(asked.hidden("next")), cookie: asked.cookie)
    }

    func introduce(
        _ nickname: String, avatar: Int = 3, next: String = "/phone", cookie: String?
    ) async throws -> Answer {
        let typed = try #require(nickname.addingPercentEncoding(withAllowedCharacters: .alphanumerics))
        var answer = try await send(
            .POST, "/phone/profile", cookie: cookie, form: "nickname=\(typed)&avatar=\(avatar)&next=\(next)")
        if let cookie { answer.headers["set-cookie"] = cookie }
        return answer
    }

    /// What the platform knows of 王敏.
    func wangMin() async throws -> Answer { try await get("/control/phones/%E7%8E%8B%E6%95%8F") }

    /// What a camera opens; `cookie` is `phone=…` of an earlier answer.
    func open(_ url: String, cookie: String? = nil) async throws -> Answer {
        let path = try #require(URL(string: url)?.path)
        return try await send(.GET, path, cookie: cookie)
    }
}

extension Answer {
    /// The cookie that the phone got.
    var cookie: String? { headers["set-cookie"]?.split(separator: ";").first.map(String.init) }

    /// A hidden value of the page's first form.
    func hidden(_ name: String) -> String? {
        body.split(separator: "name=\"\(name)\" value=\"", maxSplits: 1).dropFirst().first?
            .split(separator: "\"").first.map(String.init)
    }
}
