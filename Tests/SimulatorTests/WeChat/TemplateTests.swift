import Foundation
import Testing

@testable import Simulator

/// A 登录成功通知 that the platform takes; each test spoils it in one point.
private func notice(to openid: String, _ changes: [String: JSONValue] = [:]) -> JSONValue {
    let order: [String: JSONValue] = [
        "touser": .text(openid), "template_id": .text(WeChatTemplate.demo[0].id), "url": "https://example.com/in",
        "data": data(),
    ]
    return .object(order.merging(changes) { $1 })
}

private func data(_ changes: [String: JSONValue?] = [:]) -> JSONValue {
    var values: [String: JSONValue] = [
        "thing1": "Edge 浏览器", "thing2": "广东深圳", "time3": "2026-11-22 13:00",
    ]
    for (name, value) in changes { values[name] = value }
    return .object(values.mapValues { ["value": $0] })
}

extension Outside {
    func push(_ order: JSONValue, token: String) async throws -> Answer {
        try await post("/cgi-bin/message/template/send?access_token=\(token)", order)
    }

    /// 王敏, who follows the account, and a token.
    func follower() async throws -> (openid: String, token: String) {
        let token = try await accessToken()
        let scan = try await scan(try await code("s", token))
        return (try #require(scan["openid"]?.text), token)
    }
}

struct TemplateTests {
    @Test func messageLandsInTheInboxAndIsReported() async throws {
        let console = Console()
        try await console.withSimulator { outside in
            let (openid, token) = try await outside.follower()
            let sent = try await outside.push(notice(to: openid), token: token)
            #expect(sent["errcode"] == 0 && sent["errmsg"] == "ok")
            let message = try #require(try await outside.wangMin()["inbox"]?.array.first)
            #expect(message["title"] == "登录成功通知" && message["url"] == "https://example.com/in")
            #expect(message["data"]?["thing1"] == "Edge 浏览器" && message["status"] == "success")
            #expect(message["at"] == "2026-11-22T05:00:00Z")
            let report = try #require(await console.events(atLeast: 2).last)
            #expect(report["Event"] == "TEMPLATESENDJOBFINISH" && report["Status"] == "success")
            #expect(report["MsgID"] == sent["msgid"]?.int.map(String.init) && report["FromUserName"] == openid)
            #expect(report.xml.contains("<MsgID>\(sent["msgid"]?.int ?? 0)</MsgID>"))
        }
    }

    @Test(arguments: ["failed:user block", "failed: system failed"])
    func failureIsReportedAndReachesNobody(_ result: String) async throws {
        let console = Console()
        try await console.withSimulator { outside in
            let (openid, token) = try await outside.follower()
            _ = try await outside.send(.PUT, "/control/wechat", ["templateResult": .text(result)])
            #expect(try await outside.push(notice(to: openid), token: token)["errcode"] == 0)
            #expect(await console.events(atLeast: 2).last?["Status"] == result)
            #expect(try await outside.wangMin()["inbox"]?.array.first?["status"]?.text == result)
        }
    }

    @Test func whoCannotBeReachedIsRefused() async throws {
        try await Console().withSimulator { outside in
            let (openid, token) = try await outside.follower()
            let unknown = "o" + String(repeating: "0", count: 27)
            #expect(try await outside.push(notice(to: unknown), token: token)["errcode"] == 40003)
            #expect(try await outside.push(notice(to: "x"), token: token)["errcode"] == 40003)
            #expect(try await outside.push(notice(to: openid), token: "guess")["errcode"] == 40001)
            #expect(try await outside.press("unsubscribe").status == 200)
            #expect(try await outside.push(notice(to: openid), token: token)["errcode"] == 43004)
            outside.clock.advance(7200)
            #expect(try await outside.push(notice(to: openid), token: token)["errcode"] == 42001)
            #expect(try await outside.wangMin()["inbox"] == [])
        }
    }

    static let spoiled: [([String: JSONValue], Int)] = [
        (["data": "text"], 47001), (["data": ["thing1": "bare"]], 47001), (["url": 7], 47001),
        (["url": "javascript:alert(1)"], 40048), (["template_id": "other"], 40037), (["template_id": .null], 40037),
    ]

    @Test(arguments: spoiled) func spoiledOrdersAreRefused(_ changes: [String: JSONValue], _ code: Int) async throws {
        try await Console().withSimulator { outside in
            let (openid, token) = try await outside.follower()
            #expect(try await outside.push(notice(to: openid, changes), token: token)["errcode"] == .int(code))
            #expect(try await outside.push(.array([]), token: token)["errcode"] == 47001)
        }
    }

    static let wrongValues: [(String, JSONValue?)] = [
        ("thing1", nil), ("thing9", "x"), ("thing1", ""), ("thing2", .text(String(repeating: "字", count: 21))),
        ("time3", "昨天"), ("time3", "2026-02-30 10:00"),
    ]

    @Test(arguments: wrongValues) func wrongKeywordIsNamed(_ name: String, _ value: JSONValue?) async throws {
        try await Console().withSimulator { outside in
            let (openid, token) = try await outside.follower()
            let answer = try await outside.push(
                notice(to: openid, ["data": data([name: value])]), token: token)
            #expect(answer["errcode"] == 47003 && answer["errmsg"]?.text?.contains(name) == true)
        }
    }
}
