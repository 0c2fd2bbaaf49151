import Foundation
import Testing

@testable import Simulator

struct PhoneHomeTests {
    @Test func newPhoneFindsEmptyRooms() async throws {
        try await withSimulator { outside in
            let asked = try await outside.send(.GET, "/phone")
            let home = try await outside.introduce("何静", cookie: asked.cookie)
            #expect(home.body.contains("还没有通知") && home.body.contains("还没有对话"))
            #expect(home.body.contains("没有关注") && !home.body.contains("/phone/unsubscription"))
        }
    }

    @Test func inboxIsNewestFirstAndUnreadOnce() async throws {
        let console = Console()
        console.answer(with: CallbackTests.question)
        try await console.withSimulator { outside in
            let token = try await outside.accessToken()
            let chat = try await outside.enter(try await outside.code("a", token))
            let openid = try #require(console.events.first?["FromUserName"])
            for reason in ["第一次", "<第二次>"] {
                let sent = try await outside.push(Self.verification(openid, reason), token: token)
                #expect(sent["errcode"] == 0)
            }
            let home = try await outside.send(.GET, "/phone", cookie: chat.cookie).body
            #expect(home.contains("税局验证提醒") && home.contains("2 条未读") && home.contains("今天 13:00"))
            let (second, first) = (home.range(of: "&lt;第二次&gt;"), home.range(of: "第一次"))
            #expect(try #require(second).lowerBound < #require(first).lowerBound)
            #expect(home.contains("<dt>企业名称</dt><dd>星河</dd>"))
            #expect(home.contains("href=\"http://127.0.0.1/a?b=1&amp;c=2\""))
            #expect(home.contains("登录？") && home.contains("等你回复"))
            #expect(!(try await outside.send(.GET, "/phone", cookie: chat.cookie).body.contains("未读")))
        }
    }

    @Test func whatFailedIsNotSeen() async throws {
        let console = Console()
        try await console.withSimulator { outside in
            let token = try await outside.accessToken()
            let chat = try await outside.enter(try await outside.code("a", token))
            let openid = try #require(console.events.first?["FromUserName"])
            _ = try await outside.send(.PUT, "/control/wechat", ["templateResult": "failed:user block"])
            _ = try await outside.push(Self.verification(openid, "短信"), token: token)
            #expect(try await outside.send(.GET, "/phone", cookie: chat.cookie).body.contains("还没有通知"))
        }
    }

    @Test func leavingIsAskedFirst() async throws {
        let console = Console()
        try await console.withSimulator { outside in
            let token = try await outside.accessToken()
            let chat = try await outside.enter(try await outside.code("a", token))
            let question = try await outside.send(.GET, "/phone/unsubscription", cookie: chat.cookie)
            #expect(question.body.contains("不再关注") && console.events.count == 1)
            let home = try await outside.send(.POST, "/phone/unsubscription", cookie: chat.cookie, form: "")
            #expect(home.status == 200 && home.body.contains("没有关注"))
            #expect(try await outside.send(.POST, "/phone/unsubscription", form: "").status == 403)
            _ = try await outside.open(try await outside.code("b", token), cookie: chat.cookie)
        }
        #expect(console.events.map { $0["Event"] } == ["subscribe", "unsubscribe", "subscribe"])
        #expect(console.events.last?["EventKey"] == "qrscene_b")
    }

    private static func verification(_ openid: String, _ reason: String) -> JSONValue {
        [
            "touser": .text(openid), "template_id": .text(WeChatTemplate.demo[1].id),
            "url": "http://127.0.0.1/a?b=1&c=2",
            "data": [
                "thing1": ["value": "星河"], "character_string2": ["value": "138****0001"],
                "thing3": ["value": .text(reason)],
            ],
        ]
    }
}
