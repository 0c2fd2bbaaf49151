import Foundation
import Testing

@testable import Simulator

struct CallbackTests {
    @Test func newcomerSubscribesAndFollowerScans() async throws {
        let console = Console()
        try await console.withSimulator { outside in
            let token = try await outside.accessToken()
            _ = try await outside.scan(try await outside.code("first", token))
            _ = try await outside.scan(try await outside.code("second", token))
        }
        let events = console.events
        #expect(events.map { $0["Event"] } == ["subscribe", "SCAN"])
        #expect(events.map { $0["EventKey"] } == ["qrscene_first", "second"])
        #expect(events[0]["FromUserName"] == events[1]["FromUserName"])
        #expect(events[0]["CreateTime"] != events[1]["CreateTime"])
        for event in events {
            let (timestamp, nonce) = (event.query["timestamp"] ?? "", event.query["nonce"] ?? "")
            #expect(event.query["signature"] == Signature.of("AAAAA", timestamp, nonce))
        }
    }

    @Test func unansweredEventIsSentAgainAsTheSame() async throws {
        let console = Console()
        console.fail(2)
        console.answer(with: "你好")
        try await console.withSimulator { outside in
            let url = try await outside.code("s", try await outside.accessToken())
            #expect(try await outside.scan(url)["reply"] == "你好")
        }
        let events = console.events
        #expect(events.count == 3 && Set(events.map(\.xml)).count == 1)
        #expect(Set(events.map { $0.query["nonce"] }).count == 3)
        for event in events {
            let (timestamp, nonce) = (event.query["timestamp"] ?? "", event.query["nonce"] ?? "")
            #expect(event.query["signature"] == Signature.of("AAAAA", timestamp, nonce))
        }
    }

    @Test func afterThreeTriesTheNextScanTriesAnew() async throws {
        let console = Console()
        console.fail(3)
        try await console.withSimulator { outside in
            let url = try await outside.code("s", try await outside.accessToken())
            let failed = try await outside.enter(url)
            #expect(failed.status == 200 && failed.body.contains("消息未送达"))
            #expect(console.events.count == 3)
            let again = try await outside.open(url, cookie: failed.cookie)
            #expect(console.events.count == 4 && !again.body.contains("消息未送达"))
            _ = try await outside.open(url, cookie: failed.cookie)
            #expect(console.events.count == 4)
        }
        #expect(Set(console.events.map { $0["Event"] }) == ["subscribe"])
    }

    @Test func buttonsSendTheirWords() async throws {
        let console = Console()
        console.answer(with: Self.question)
        try await console.withSimulator { outside in
            let url = try await outside.code("s", try await outside.accessToken())
            #expect(try await outside.scan(url)["reply"] == "登录？")
            console.answer(with: "已登录")
            #expect(try await outside.press("confirm")["reply"] == "已登录")
            #expect(try await outside.press("decline").status == 404)
        }
        let press = try #require(console.events.last)
        #expect(press["MsgType"] == "text" && press["Content"] == "确认登录" && press["bizmsgmenuid"] == "yes-1")
        #expect(press["MsgId"]?.isEmpty == false)
    }

    @Test func declineSendsItsWords() async throws {
        let console = Console()
        console.answer(with: Self.question)
        try await console.withSimulator { outside in
            _ = try await outside.scan(try await outside.code("s", try await outside.accessToken()))
            #expect(try await outside.press("decline").status == 200)
        }
        #expect(console.events.last?["Content"] == "取消")
    }

    @Test func secondPhoneIsDeliveredToo() async throws {
        let console = Console()
        try await console.withSimulator { outside in
            let url = try await outside.code("s", try await outside.accessToken())
            _ = try await outside.scan(url)
            _ = try await outside.scan(url, name: "何静")
        }
        #expect(console.events.map { $0["EventKey"] } == ["qrscene_s", "qrscene_s"])
        #expect(Set(console.events.map { $0["FromUserName"] }).count == 2)
    }

    @Test func answerToSomebodyElseIsAServiceOutOfOrder() async throws {
        for wrong in ["不是 XML", "<xml><MsgType>text</MsgType><Content>a</Content></xml>", "{}"] {
            let codec = try CallbackCodec(Self.credentials)
            let message = CallbackMessage(to: "gh_1", from: "o1", createTime: 1, members: [])
            #expect(throws: (any Error).self) { try codec.reply(wrong, to: message) }
            #expect(try codec.reply(" success\n", to: message) == nil)
        }
    }

    static let credentials = WeChatCredentials(
        appID: "wxdemo", secret: "s3cret", token: "AAAAA", callbackURL: "http://127.0.0.1:9")

    @Test func scanOfNothingIsRefused() async throws {
        try await withSimulator { outside async throws in
            #expect(try await outside.scan("http://phone.example:8090/q/0123").problem == "not-found")
            #expect(try await outside.scan("https://example.org").problem == "bad-request")
        }
    }

    static let question = """
        登录？
        <a href="weixin://bizmsgmenu?msgmenucontent=确认登录&msgmenuid=yes-1">确认登录</a>
        <a href="weixin://bizmsgmenu?msgmenucontent=取消&msgmenuid=no-1">取消</a>
        """
}
