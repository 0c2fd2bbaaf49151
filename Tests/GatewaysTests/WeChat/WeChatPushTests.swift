import Foundation
import Testing

@testable import Gateways

/// Template messages.
struct WeChatPushTests {
    private let message = TemplateMessage(
        openid: "o1", templateID: "t1", url: "https://steward.example/", data: ["thing1": "下载完成", "amount2": "¥1.00"])

    /// The first answer is the token's.
    private func server(_ answers: String...) -> StubServer {
        let left = Found<[String]>()
        left.value = answers
        return StubServer { asked in
            if asked.path == "/cgi-bin/token" { return .json(#"{"access_token":"x","expires_in":7200}"#) }
            let answer = left.value?.first ?? "{}"
            left.value = Array((left.value ?? []).dropFirst())
            return .json(answer)
        }
    }

    /// What the push of the message gave.
    private func number(from server: StubServer) async throws -> String? {
        let found = Found<String>()
        try await server.run { [message] base in found.value = try await WeChat(at: base).push(message) }
        return found.value
    }

    @Test func aMessageIsPostedAsThePlatformWantsIt() async throws {
        let server = server(#"{"errcode":0,"errmsg":"ok","msgid":200163836}"#)
        #expect(try await number(from: server) == "200163836")
        let asked = try #require(server.asked.last)
        #expect(asked.path == "/cgi-bin/message/template/send" && asked.query["access_token"] == "x")
        let json = try #require(asked.json)
        #expect(json["touser"] as? String == "o1" && json["template_id"] as? String == "t1")
        #expect(json["url"] as? String == "https://steward.example/")
        #expect(
            json["data"] as? [String: [String: String]] == [
                "thing1": ["value": "下载完成"], "amount2": ["value": "¥1.00"],
            ])
    }

    @Test func withoutAnAddressNoneIsSent() async throws {
        let server = server(#"{"errcode":0,"msgid":1}"#)
        try await server.run { base in
            _ = try await WeChat(at: base).push(TemplateMessage(openid: "o1", templateID: "t", url: nil, data: [:]))
        }
        #expect(try #require(server.asked.last?.json).keys.sorted() == ["data", "template_id", "touser"])
    }

    @Test(arguments: [
        ("9007199254740993", "9007199254740993"), ("9223372036854775807", "9223372036854775807"),
        ("\"3300000000000000001\"", "3300000000000000001"), ("0", "0"),
    ])
    func theNumberIsExact(_ number: (wire: String, text: String)) async throws {
        let server = server("{\"errcode\":0,\"msgid\":\(number.wire)}")
        #expect(try await self.number(from: server) == number.text)
    }

    @Test func anEndedTokenIsRenewed() async throws {
        let server = server(#"{"errcode":42001,"errmsg":"expired"}"#, #"{"errcode":0,"msgid":7}"#)
        #expect(try await number(from: server) == "7")
        #expect(server.asked.filter { $0.path == "/cgi-bin/token" }.count == 2)
    }

    @Test(arguments: [
        (43004, true), (40003, true), (40037, true), (47003, true), (-1, false), (45009, false), (45011, false),
        (40125, false), (48001, false),
    ])
    func aRefusalTellsWhetherItIsForGood(_ refusal: (code: Int, isPermanent: Bool)) async throws {
        try await server("{\"errcode\":\(refusal.code),\"errmsg\":\"no\"}").run { [message] base in
            let error = await #expect(throws: WeChatError.self) { try await WeChat(at: base).push(message) }
            #expect(error == .refused(code: refusal.code, message: "no"))
            #expect(error?.isPermanent == refusal.isPermanent)
        }
    }

    @Test(arguments: ["{}", #"{"errcode":0}"#, #"{"errcode":0,"msgid":1.5}"#, #"{"errcode":0,"msgid":null}"#])
    func anAnswerWithoutANumberIsNone(answer: String) async throws {
        try await server(answer).run { [message] base in
            let error = await #expect(throws: WeChatError.self) { try await WeChat(at: base).push(message) }
            if case .badAnswer = error {} else { Issue.record("\(String(describing: error))") }
            #expect(error?.isPermanent == false)
        }
    }

    @Test func aPlatformThatIsAwayMayComeBack() async throws {
        let error = await #expect(throws: WeChatError.self) {
            try await WeChat(at: "http://127.0.0.1:1").push(message)
        }
        #expect(error?.isPermanent == false)
    }
}
