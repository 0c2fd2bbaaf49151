import Testing

@testable import Simulator

struct SafeCallbackTests {
    @Test func eventAndAnswerAreSealed() async throws {
        let console = Console(seal: ConsoleSeal())
        console.answer(with: CallbackTests.question)
        try await console.withSimulator { outside in
            let url = try await outside.code("s", try await outside.accessToken())
            #expect(try await outside.scan(url)["reply"] == "登录？")
            console.answer(with: nil)
            #expect(try await outside.press("confirm").status == 200)
        }
        let event = try #require(console.events.first)
        #expect(event["EventKey"] == "qrscene_s" && console.events.last?["Content"] == "确认登录")
        let sealed = try #require(Console.field("Encrypt", of: event.body))
        #expect(event.query["encrypt_type"] == "aes" && event.query["openid"] == event["FromUserName"])
        #expect(!event.body.contains("qrscene") && Console.field("ToUserName", of: event.body) == event["ToUserName"])
        let (timestamp, nonce) = (event.query["timestamp"] ?? "", event.query["nonce"] ?? "")
        #expect(event.query["signature"] == Signature.of("AAAAA", timestamp, nonce))
        #expect(event.query["msg_signature"] == Signature.of("AAAAA", timestamp, nonce, sealed))
    }

    @Test func triesAreSealedAnewAroundTheSameEvent() async throws {
        let console = Console(seal: ConsoleSeal())
        console.fail(2)
        try await console.withSimulator { outside in
            let url = try await outside.code("s", try await outside.accessToken())
            #expect(try await outside.scan(url).status == 200)
        }
        let events = console.events
        #expect(events.count == 3 && Set(events.map(\.xml)).count == 1)
        #expect(Set(events.map(\.body)).count == 3 && Set(events.map { $0.query["msg_signature"] }).count == 3)
    }

    @Test(arguments: ConsoleSeal.Flaw.allCases)
    func answerThatFailsACheckIsAServiceOutOfOrder(_ flaw: ConsoleSeal.Flaw) async throws {
        let console = Console(seal: ConsoleSeal(flaw: flaw))
        console.answer(with: "你好")
        try await console.withSimulator { outside in
            let url = try await outside.code("s", try await outside.accessToken())
            #expect(try await outside.scan(url)["reply"] == .null)
            #expect(console.events.count == 3)
            #expect(try await outside.wangMin()["follows"] == false)
        }
    }
}
