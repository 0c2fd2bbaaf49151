import Foundation
import Testing

@testable import Simulator

struct SMSPageTests {
    @Test func emptyPageSaysSo() async throws {
        try await withSimulator { outside in
            let page = try await outside.get("/sms")
            #expect(page.status == 200 && page.body.contains("还没有短信") && page.body.contains("http-equiv=\"refresh\""))
            #expect(page.headers["content-security-policy"]?.hasPrefix("default-src 'none'") == true)
            #expect(try await outside.get("/control/sms").json == [])
        }
    }

    @Test func newestComesFirst() async throws {
        try await withSimulator { outside in
            _ = try await outside.logIn(.texting)
            let older = try await outside.code()
            outside.clock.advance(10)
            _ = try await outside.logIn(.texting)
            let newer = try await outside.code()
            let page = try await outside.get("/sms").body
            let (first, second) = (page.range(of: "<strong>\(newer)<"), page.range(of: "<strong>\(older)<"))
            #expect(try #require(first).lowerBound < #require(second).lowerBound)
            #expect(page.contains("13800000004") && page.contains("2026-11-22 13:00:10"))
            let inbox = try await outside.get("/control/sms?phone=13800000004").json.array
            #expect(inbox.map { $0["code"]?.text } == [newer, older])
            #expect(inbox[0]["at"] == .instant(Clock.start.addingTimeInterval(10)))
            #expect(inbox[0]["text"]?.text?.contains(newer) == true && inbox[0]["phone"] == "13800000004")
            #expect(try await outside.get("/control/sms?phone=13800000001").json == [])
        }
    }

    @Test func codesAreTheSameInEveryRun() {
        let runs = (0..<2).map { _ in
            let inbox = SMSInbox(seed: 7)
            return (0..<20).map { _ in inbox.send(to: "13800000004", now: Clock.start) }
        }
        #expect(runs[0] == runs[1] && Set(runs[0]).count == 20)
        #expect(runs[0].allSatisfy { $0.wholeMatch(of: /[0-9]{6}/) != nil })
    }

    @Test func oldMessagesAreForgotten() {
        let inbox = SMSInbox(seed: 7)
        let codes = (0..<SMSInbox.limit + 1).map { _ in inbox.send(to: "13800000004", now: Clock.start) }
        #expect(inbox.messages().map(\.code) == codes.dropFirst().reversed())
    }
}
