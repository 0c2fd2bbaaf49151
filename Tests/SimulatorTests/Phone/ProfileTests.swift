import Foundation
import Testing

@testable import Simulator

struct ProfileTests {
    @Test func phoneIsAskedOnceAndTheScanCountsThen() async throws {
        let console = Console()
        try await console.withSimulator { outside in
            let token = try await outside.accessToken()
            let url = try await outside.code("a", token)
            let asked = try await outside.open(url)
            #expect(asked.status == 200 && asked.body.contains("就用这个") && console.events.isEmpty)
            #expect(asked.body.components(separatedBy: "type=\"radio\"").count - 1 == 12)
            #expect(asked.body.components(separatedBy: " checked").count - 1 == 1)
            let next = try #require(asked.hidden("next"))
            let scanned = try await outside.introduce("  小 王 ", avatar: 7, next: next, cookie: asked.cookie)
            #expect(scanned.body.contains("你以「小 王」的身份扫码"))
            #expect(console.events.map { $0["EventKey"] } == ["qrscene_a"])
            let again = try await outside.open(try await outside.code("b", token), cookie: asked.cookie)
            #expect(again.hidden("next") == nil && console.events.count == 2)
            let openid = try #require(console.events.first?["FromUserName"])
            let info = try await outside.get("/cgi-bin/user/info?access_token=\(token)&openid=\(openid)")
            #expect(info["nickname"] == "小 王")
            #expect(info["headimgurl"] == "http://phone.example:8090/avatars/7.png")
        }
    }

    @Test func offeredNicknameIsGoodEnough() async throws {
        try await Console().withSimulator { outside in
            let asked = try await outside.open(try await outside.code("a", try await outside.accessToken()))
            let offer = try #require(asked.hidden("nickname"))
            let home = try await outside.introduce(offer, cookie: asked.cookie)
            #expect(home.status == 200 && home.body.contains(offer))
        }
    }

    @Test(arguments: [
        ("   ", "请填写昵称。"), (String(repeating: "长", count: 21), "最多 20 个字"), ("a\u{07}b", "无法显示"),
        ("a\u{202E}b", "无法显示"),
    ])
    func whatWasTypedIsKept(_ typed: String, _ sentence: String) async throws {
        let console = Console()
        try await console.withSimulator { outside in
            let asked = try await outside.open(try await outside.code("a", try await outside.accessToken()))
            let next = try #require(asked.hidden("next"))
            let again = try await outside.introduce(typed, avatar: 9, next: next, cookie: asked.cookie)
            #expect(again.status == 422 && again.body.contains(sentence))
            #expect(again.body.contains("value=\"\(typed)\"") && again.hidden("next") == next)
            #expect(again.body.contains("value=\"9\" checked") && again.body.contains("aria-invalid=\"true\""))
            #expect(console.events.isEmpty)
        }
    }

    @Test(arguments: ["/control/wechat", "https://example.com", "//example.com", "/q/../phone"])
    func nobodyIsLedElsewhere(_ next: String) async throws {
        try await withSimulator { outside in
            let asked = try await outside.send(.GET, "/phone")
            #expect(try await outside.introduce("何静", next: next, cookie: asked.cookie).status == 400)
            #expect(try await outside.introduce("何静", avatar: 13, cookie: asked.cookie).status == 400)
            #expect(try await outside.introduce("何静", cookie: nil).status == 403)
        }
    }

    @Test func oldCodeIsToldBeforeAnythingIsAsked() async throws {
        try await withSimulator { outside in
            let url = try await outside.code("a", try await outside.accessToken())
            outside.clock.advance(121)
            #expect(try await outside.open(url).body.contains("二维码已失效"))
        }
    }

    @Test func profileCanBeChanged() async throws {
        try await withSimulator { outside in
            let asked = try await outside.send(.GET, "/phone")
            let home = try await outside.introduce("何静", cookie: asked.cookie)
            #expect(home.body.contains("href=\"/phone/profile\""))
            let form = try await outside.send(.GET, "/phone/profile", cookie: asked.cookie)
            #expect(form.hidden("nickname") == "何静" && form.body.contains("value=\"3\" checked"))
            let changed = try await outside.introduce("<何>", avatar: 12, cookie: asked.cookie)
            #expect(changed.body.contains("&lt;何&gt;") && changed.body.contains("/avatars/12.png"))
        }
    }
}
