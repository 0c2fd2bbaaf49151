import Foundation
import Testing

@testable import Simulator

struct PhoneControlTests {
    @Test func namedPhoneIsKnownWithoutAsking() async throws {
        try await Console().withSimulator { outside in
            let before = try await outside.wangMin()
            #expect(before["nickname"] == "王敏" && before["follows"] == false && before["inbox"] == [])
            let (openid, _) = try await outside.follower()
            let after = try await outside.wangMin()
            #expect(after["follows"] == true && after["openid"]?.text == openid)
        }
    }

    @Test func whoLeftIsANewcomerAgain() async throws {
        let console = Console()
        try await console.withSimulator { outside in
            let (openid, token) = try await outside.follower()
            #expect(try await outside.press("unsubscribe")["follows"] == false)
            #expect(try await outside.press("unsubscribe").problem == "not-found")
            let info = try await outside.get("/cgi-bin/user/info?access_token=\(token)&openid=\(openid)")
            #expect(info.json == ["subscribe": 0, "openid": .text(openid)])
            _ = try await outside.scan(try await outside.code("t", token))
            #expect(try await outside.wangMin()["follows"] == true)
        }
        let events = console.events
        #expect(events.map { $0["Event"] } == ["subscribe", "unsubscribe", "subscribe"])
        #expect(events.last?["EventKey"] == "qrscene_t" && Set(events.map { $0["FromUserName"] }).count == 1)
    }

    @Test func codeScannedBeforeLeavingCountsAnew() async throws {
        let console = Console()
        try await console.withSimulator { outside in
            let url = try await outside.code("s", try await outside.accessToken())
            _ = try await outside.scan(url)
            _ = try await outside.press("unsubscribe")
            #expect(try await outside.press("confirm").status == 404)
            _ = try await outside.scan(url)
        }
        #expect(console.events.map { $0["EventKey"] }.last == "qrscene_s" && console.events.count == 3)
    }
}
