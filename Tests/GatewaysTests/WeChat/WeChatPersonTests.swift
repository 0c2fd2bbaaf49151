import Foundation
import Testing

@testable import Gateways

/// Who a person is, and the picture.
struct WeChatPersonTests {
    private static let png: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
    private static let jpeg: [UInt8] = [0xFF, 0xD8, 0xFF, 0xE0]

    private func avatar(_ answer: Answer) async throws -> [UInt8]? {
        let found = Found<[UInt8]>()
        try await StubServer(answer).run { base in found.value = try await WeChat(at: base).avatar(at: base + "/a/0") }
        return found.value
    }

    @Test(arguments: [
        (#""nickname":"王敏","headimgurl":"http://wx.qlogo.example/0""#, "王敏", "http://wx.qlogo.example/0"),
        (#""nickname":"","headimgurl":"""#, "", ""), (#""subscribe":1"#, "", ""), (#""nickname":null"#, "", ""),
    ])
    func aPersonIsWhatThePlatformTells(_ told: (json: String, nickname: String, url: String)) async throws {
        let server = StubServer { asked in
            .json(asked.path == "/cgi-bin/token" ? #"{"access_token":"x","expires_in":7200}"# : "{\(told.json)}")
        }
        try await server.run { base in
            let person = try await WeChat(at: base).person(of: "o&1")
            #expect(person == WeChatPerson(nickname: told.nickname, avatarURL: told.url))
        }
        #expect(server.asked.last?.query["openid"]?.removingPercentEncoding == "o&1")
    }

    @Test(arguments: [(png, 0), (jpeg, 0), (png, 256 * 1024 - 8)])
    func aPictureComesWhole(head: [UInt8], zeros: Int) async throws {
        let bytes = head + Array(repeating: 0, count: zeros)
        #expect(try await avatar(Answer(type: "text/plain", body: Data(bytes))) == bytes)
    }

    @Test(arguments: [
        Answer(type: "image/png", body: Data("<svg/>".utf8)), Answer(type: "image/png"),
        Answer(type: "image/gif", body: Data("GIF89a".utf8)), Answer(body: Data(png.dropLast())),
        Answer(status: 404, body: Data(png)), Answer(status: 206, body: Data(png)),
        Answer(status: 302, headers: ["Location": "http://127.0.0.1:1/"], body: Data(png)),
        Answer(body: Data(png + Array(repeating: 0, count: 256 * 1024 - 7))),
    ])
    func anythingElseIsNone(_ answer: Answer) async throws { #expect(try await avatar(answer) == nil) }

    @Test(arguments: [
        "", "/a", "file:///etc/passwd", "ftp://h/a", "javascript:alert(1)", "unix://a", "http:///a", "http:a",
        "http://user:word@127.0.0.1:1/a", "data:image/png;base64,iVBORw0KGgo=", "http+unix://%2Fa/b",
    ])
    func onlyTheWebIsAsked(url: String) async throws {
        #expect(try await WeChat(at: "http://127.0.0.1:1").avatar(at: url) == nil)
    }

    @Test func aHostThatIsAwayIsUnreachable() async throws {
        let error = await #expect(throws: WeChatError.self) {
            try await WeChat(at: "http://127.0.0.1:1").avatar(at: "http://127.0.0.1:1/a")
        }
        if case .unreachable = error {} else { Issue.record("\(String(describing: error))") }
    }

    @Test func aPictureThatBreaksOffIsUnreachable() async throws {
        let broken = Answer(body: Data(Self.png), promisedBytes: 100)
        await #expect(throws: WeChatError.self) { try await avatar(broken) }
    }
}
