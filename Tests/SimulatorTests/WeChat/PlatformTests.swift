import Foundation
import Testing

@testable import Simulator

struct PlatformTests {
    @Test func signatureIsWeChats() {
        let signature = Signature.of("AAAAA", "1714037059", "486452656")
        #expect(signature == "899cf89e464efb63f54ddac96b0a0a235f53aa78")
    }

    @Test(arguments: [
        ("appid=wxdemo&secret=s3cret", 40002), ("grant_type=client_credential&secret=s3cret", 41002),
        ("grant_type=client_credential&appid=wxdemo", 41004),
        ("grant_type=client_credential&appid=other&secret=s3cret", 40013),
        ("grant_type=client_credential&appid=wxdemo&secret=guess", 40125),
    ])
    func wrongCredentialsAreRefused(_ query: String, _ code: Int) async throws {
        try await withSimulator { outside in
            let answer = try await outside.get("/cgi-bin/token?\(query)")
            #expect(answer.status == 200 && answer["errcode"] == .int(code) && answer["access_token"] == nil)
        }
    }

    @Test func onlyTheNewestTokenIsValidForTwoHours() async throws {
        try await withSimulator { outside in
            let first = try await outside.accessToken()
            let second = try await outside.accessToken()
            #expect(try await outside.createCode("s", first)["errcode"] == 40001)
            #expect(try await outside.createCode("s", second)["errcode"] == nil)
            #expect(try await outside.post("/cgi-bin/qrcode/create", [:])["errcode"] == 41001)
            outside.clock.advance(7200)
            #expect(try await outside.createCode("s", second)["errcode"] == 42001)
        }
    }

    @Test func codeHasAnAddressOnThePublicURL() async throws {
        try await withSimulator { outside in
            let code = try await outside.createCode("signin-1", try await outside.accessToken())
            #expect(code["expire_seconds"] == 120 && code["ticket"]?.text?.isEmpty == false)
            #expect(code["url"]?.text?.hasPrefix("http://phone.example:8090/q/") == true)
        }
    }

    static let wrongScenes: [JSONValue] = [
        [:], ["action_name": "QR_SCENE"], ["action_name": "QR_STR_SCENE"],
        ["action_name": "QR_STR_SCENE", "action_info": ["scene": ["scene_str": ""]]],
        ["action_name": "QR_STR_SCENE", "expire_seconds": 0, "action_info": ["scene": ["scene_str": "a"]]],
    ]

    @Test(arguments: wrongScenes) func wrongScenesAreRefused(_ body: JSONValue) async throws {
        try await withSimulator { outside in
            let token = try await outside.accessToken()
            let answer = try await outside.post("/cgi-bin/qrcode/create?access_token=\(token)", body)
            #expect(answer.status == 200 && answer["errcode"] == 40053)
        }
    }

    @Test func userInfoKnowsFollowers() async throws {
        try await Console().withSimulator { outside in
            let token = try await outside.accessToken()
            let url = try await outside.code("s", token)
            let scan = try await outside.scan(url)
            let openid = try #require(scan["openid"]?.text)
            let info = try await outside.get("/cgi-bin/user/info?access_token=\(token)&openid=\(openid)")
            #expect(info["subscribe"] == 1 && info["nickname"] == "王敏" && info["openid"]?.text == openid)
            let face = try #require(info["headimgurl"]?.text)
            #expect(face.hasPrefix("http://phone.example:8090/avatars/") && face.hasSuffix(".png"))
            let stranger = try await outside.get("/cgi-bin/user/info?access_token=\(token)&openid=x")
            #expect(stranger["errcode"] == 40003)
        }
    }
}
