import Foundation
import Testing

@testable import Gateways

/// The service account's own calls.
struct WeChatTests {
    @Test func oneTokenServesTwentyCallersAtOnce() async throws {
        let stub = WeChatStub()
        try await stub.server.run { base in
            let weChat = WeChat(at: base)
            let names = try await Self.twenty { try await weChat.nickname(of: "o1") }
            #expect(names == Array(repeating: "王敏", count: 20))
            #expect(stub.issued == 1)
        }
    }

    @Test(arguments: [40001, 42001, 40014]) func aDeadTokenIsRenewedOnce(code: Int) async throws {
        let stub = WeChatStub(refusingWith: code)
        try await stub.server.run { base in
            let weChat = WeChat(at: base)
            _ = try await weChat.nickname(of: "o1")
            stub.forgetToken()
            #expect(try await weChat.qrCode(scene: "s", seconds: 120) == "http://weixin.example/q/abc")
            #expect(stub.issued == 2)
        }
    }

    @Test func aDeadTokenIsRenewedOnceForTwentyCallersAtOnce() async throws {
        let stub = WeChatStub()
        try await stub.server.run { base in
            let weChat = WeChat(at: base)
            _ = try await weChat.nickname(of: "o1")
            stub.forgetToken()
            #expect(try await Self.twenty { try await weChat.nickname(of: "o1") }.count == 20)
            #expect(stub.issued == 2)
        }
    }

    @Test func aLateRefusalDoesNotEndTheNewToken() async throws {
        let stub = WeChatStub()
        try await stub.server.run { base in
            let weChat = WeChat(at: base)
            _ = try await weChat.nickname(of: "o1")
            stub.forgetToken()
            // The refusal of the slow call arrives when the quick one has a new token already.
            async let slow = weChat.nickname(of: WeChatStub.slowOpenid)
            _ = try await weChat.nickname(of: "o1")
            #expect(try await slow == "王敏")
            #expect(stub.issued == 2)
        }
    }

    @Test func aTokenThatIsNeverTakenIsAskedForTwiceAndNoMore() async throws {
        let server = StubServer { asked in
            asked.path == "/cgi-bin/token"
                ? .json(#"{"access_token":"x","expires_in":7200}"#) : .json(#"{"errcode":40001,"errmsg":"no"}"#)
        }
        try await server.run { base in
            await #expect(throws: WeChatError.refused(code: 40001, message: "no")) {
                try await WeChat(at: base).nickname(of: "o1")
            }
            #expect(server.asked.filter { $0.path == "/cgi-bin/token" }.count == 2 && server.asked.count == 4)
        }
    }

    @Test func aWrongSecretIsARefusal() async throws {
        let stub = WeChatStub()
        try await stub.server.run { base in
            await #expect(throws: WeChatError.refused(code: 40125, message: "invalid appsecret")) {
                try await WeChat(at: base, secret: "other").qrCode(scene: "s", seconds: 120)
            }
        }
    }

    @Test(arguments: [40003, 45009, 47001, -1]) func otherRefusalsAreNotTriedAgain(code: Int) async throws {
        let server = StubServer { asked in
            asked.path == "/cgi-bin/token"
                ? .json(#"{"access_token":"x","expires_in":7200}"#) : .json(#"{"errcode":\#(code),"errmsg":"no"}"#)
        }
        try await server.run { base in
            await #expect(throws: WeChatError.refused(code: code, message: "no")) {
                try await WeChat(at: base).nickname(of: "o1")
            }
            #expect(server.asked.count == 2)
        }
    }

    @Test(arguments: [Answer.html(503), .html(200), .json("{")]) func noAnswerOfThePlatformIsABadAnswer(
        _ answer: Answer
    )
        async throws
    {
        try await StubServer(answer).run { base in
            do {
                _ = try await WeChat(at: base).qrCode(scene: "s", seconds: 120)
                Issue.record("there is no URL")
            } catch WeChatError.badAnswer {}
        }
    }

    @Test func nobodyThereIsUnreachable() async throws {
        do {
            _ = try await WeChat(at: "http://127.0.0.1:1").qrCode(scene: "s", seconds: 120)
            Issue.record("nobody answers there")
        } catch WeChatError.unreachable {}
    }

    @Test func aCodeIsOrderedForItsScene() async throws {
        let server = WeChatStub().server
        try await server.run { base in
            _ = try await WeChat(at: base).qrCode(scene: "scene-1", seconds: 120)
            let order = try #require(server.asked.last?.json)
            #expect(order["action_name"] as? String == "QR_STR_SCENE" && order["expire_seconds"] as? Int == 120)
            #expect(order["action_info"] as? [String: [String: String]] == ["scene": ["scene_str": "scene-1"]])
        }
    }

    private static func twenty<Value: Sendable>(
        _ call: @escaping @Sendable () async throws -> Value
    ) async throws
        -> [Value]
    {
        try await withThrowingTaskGroup(of: Value.self) { group in
            for _ in 0..<20 { group.addTask { try await call() } }
            return try await group.reduce(into: []) { $0.append($1) }
        }
    }
}
