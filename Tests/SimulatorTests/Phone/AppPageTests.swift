import Foundation
import Testing

@testable import Simulator

struct AppPageTests {
    @Test func pageSaysWhoLogsInWhere() async throws {
        try await withSimulator { outside in
            let challenge = try await outside.logIn(.scanning)
            let page = try await outside.open(try #require(challenge["url"]?.text))
            #expect(page.status == 200 && page.headers["content-type"] == "text/html; charset=utf-8")
            #expect(page.headers["content-security-policy"]?.hasPrefix("default-src 'none'") == true)
            for words in ["深圳市前海星河智造科技有限公司", Demo.xinghe, "孙若曦", "13800000005", "确认登录", "取消"] {
                #expect(page.body.contains(words), "\(words)")
            }
            #expect(try await outside.look(challenge)["state"] == "scanned")
        }
    }

    @Test(arguments: [("confirm", "已确认", "confirmed"), ("decline", "已取消", "declined")])
    func buttonIsPressed(_ verb: String, _ words: String, _ state: String) async throws {
        try await withSimulator { outside in
            let challenge = try await outside.logIn(.scanning)
            let url = try #require(challenge["url"]?.text)
            let path = try #require(URL(string: url)?.path) + "/\(verb)"
            #expect(try await outside.open(url).body.contains("action=\"\(path)\""))
            let pressed = try await outside.send(.POST, path, form: "")
            #expect(pressed.status == 200 && pressed.body.contains(words) && !pressed.body.contains("<form"))
            #expect(try await outside.look(challenge)["state"] == .text(state))
            #expect(try await outside.open(url).body.contains(words))
        }
    }

    @Test func oldCodeHasAFriendlyPage() async throws {
        try await withSimulator { outside in
            let url = try #require(try await outside.logIn(.scanning)["url"]?.text)
            outside.clock.advance(181)
            let page = try await outside.open(url)
            #expect(page.status == 410 && page.body.contains("二维码已失效或已使用"))
            let sms = try #require(try await outside.logIn(.texting)["id"]?.text)
            #expect(try await outside.get("/app/\(sms)").status == 404)
            #expect(try await outside.get("/app/none").body.contains("二维码已失效或已使用"))
        }
    }
}
