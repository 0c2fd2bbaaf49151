import Foundation
import Testing

@testable import Simulator

struct PhonePageTests {
    @Test func phoneIsItsCookieAndNobodyElses() async throws {
        let console = Console()
        try await console.withSimulator { outside in
            let token = try await outside.accessToken()
            let asked = try await outside.open(try await outside.code("z", token))
            let header = try #require(asked.headers["set-cookie"])
            #expect(header.contains("HttpOnly") && header.contains("SameSite=Lax"))
            let first = try await outside.enter(try await outside.code("a", token))
            _ = try await outside.open(try await outside.code("b", token), cookie: first.cookie)
            _ = try await outside.enter(try await outside.code("c", token))
            let openid = try #require(console.events.first?["FromUserName"])
            let forged = try await outside.open(try await outside.code("d", token), cookie: "phone=\(openid)")
            #expect(forged.cookie != "phone=\(openid)" && forged.hidden("next") != nil)
        }
        let people = console.events.compactMap { $0["FromUserName"] }
        #expect(
            people.count == 3 && people[0] == people[1] && people[1] != people[2] && people.allSatisfy(Phone.isOpenID))
    }

    @Test func buttonNeedsThePagesOwnKey() async throws {
        let console = Console()
        console.answer(with: CallbackTests.question)
        try await console.withSimulator { outside in
            let page = try await outside.enter(try await outside.code("a", try await outside.accessToken()))
            let (code, key) = (try #require(page.hidden("code")), try #require(page.hidden("key")))
            let forged = "code=\(code)&link=yes-1&key=0000"
            #expect(try await outside.send(.POST, "/phone/reply", cookie: page.cookie, form: forged).status == 403)
            let form = "code=\(code)&link=yes-1&key=\(key)"
            #expect(try await outside.send(.POST, "/phone/reply", form: form).status == 403)
            #expect(console.events.count == 1)
            console.answer(with: "已登录")
            let pressed = try await outside.send(.POST, "/phone/reply", cookie: page.cookie, form: form)
            #expect(pressed.status == 200 && pressed.body.contains("已登录") && !pressed.body.contains("<form"))
            #expect(console.events.last?["Content"] == "确认登录")
        }
    }

    @Test func wordsFromOutsideAreEscaped() async throws {
        let console = Console()
        console.answer(with: "<script>alert(1)</script>\n<a href=\"javascript:x\">点我</a>")
        try await console.withSimulator { outside in
            let page = try await outside.enter(try await outside.code("a", try await outside.accessToken()))
            #expect(!page.body.contains("<script>") && !page.body.contains("<a href=\"javascript"))
            #expect(page.body.contains("&lt;script&gt;alert(1)&lt;/script&gt;<br>"))
            #expect(page.headers["content-security-policy"]?.hasPrefix("default-src 'none'") == true)
        }
    }

    @Test func oldCodeHasAFriendlyPage() async throws {
        try await Console().withSimulator { outside in
            let url = try await outside.code("a", try await outside.accessToken())
            outside.clock.advance(121)
            let page = try await outside.open(url)
            #expect(page.status == 404 && page.body.contains("二维码已失效") && page.body.contains("模拟微信"))
            #expect(try await outside.get("/phone.css").body.contains(".bubble"))
        }
    }
}
