import Domain
import Foundation
import Gateways
import Sealing
import Store
import Testing
import Workflows

/// 安全模式: what WeChat says is sealed, and so is what is answered.
struct SafeModeTests {
    private static let newKey = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG"
    private static let oldKey = "ZYXWVUTSRQPONMLKJIHGFEDCBA9876543210zyxwvuA"
    private static let plan = Office.Plan(platformKey: newKey, consoleKeys: [newKey])

    /// A sealed body and the query that brings it, as WeChat would post them.
    private static func sealed(
        _ xml: String, in office: Office, appID: String = Office.appID, key: String = newKey, age: TimeInterval = 0
    ) throws -> (query: WeChatQuery, body: [UInt8]) {
        let then = office.clock.now.addingTimeInterval(-age)
        let envelope = try WeChatEnvelope(appID: appID, token: Office.token, keys: [key])
        let body = try envelope.seal(xml, at: then)
        func field(_ name: String) throws -> String {
            let text = try #require(body.split(separator: "<\(name)>").last).split(separator: "</").first
            return String(try #require(text)).replacing("<![CDATA[", with: "").replacing("]]>", with: "")
        }
        let (timestamp, nonce) = (try field("TimeStamp"), try field("Nonce"))
        let query = WeChatQuery(
            signature: Digest.sha1([Office.token, timestamp, nonce].sorted().joined()).hex, timestamp: timestamp,
            nonce: nonce, encryptType: "aes", messageSignature: try field("MsgSignature"))
        return (query, Array(body.utf8))
    }

    @Test(arguments: [nil, newKey]) func twoPeopleSignInAtOnce(_ key: String?) async throws {
        let plan = Office.Plan(platformKey: key, consoleKeys: key.map { [$0] } ?? [])
        try await Office.open(plan) { office in
            let names = try await withThrowingTaskGroup(of: String.self) { group in
                for name in ["王敏", "陈思远"] {
                    group.addTask {
                        let token = try await office.signedIn(by: name)
                        return try #require(try await office.person(token)).user.nickname
                    }
                }
                return try await group.reduce(into: Set()) { $0.insert($1) }
            }
            #expect(names == ["王敏", "陈思远"])
        }
    }

    /// While the account's key is changed over, WeChat may still seal with the old one, and reads answers under it.
    @Test func theFormerKeyIsReadAndAnsweredWith() async throws {
        let plan = Office.Plan(platformKey: Self.oldKey, consoleKeys: [Self.newKey, Self.oldKey])
        try await Office.open(plan) { office in
            let question = try await office.phone("王敏").scan(try await Browser(office).begin().url)
            #expect(question?.contains("屏幕上的数字应为") == true)
        }
    }

    @Test func anUnknownKeyIsNoKey() async throws {
        let plan = Office.Plan(platformKey: Self.oldKey, consoleKeys: [Self.newKey])
        try await Office.open(plan) { office in
            let browser = Browser(office)
            let reply = try await office.phone("王敏").scan(try await browser.begin().url)
            #expect(reply == nil)
            #expect(try await browser.state == .issued)
        }
    }

    @Test func aPlainMessageIsRefused() async throws {
        try await Office.open(Self.plan) { office in
            let browser = Browser(office)
            let event = Event.scan(try await browser.begin().scene)
            #expect(try await ScriptedPlatform(office).post(event) == .refused)
            #expect(try await browser.state == .issued)
        }
    }

    @Test func aPlatformInPlainModeIsRefused() async throws {
        try await Office.open(Office.Plan(platformKey: nil, consoleKeys: [Self.newKey])) { office in
            let browser = Browser(office)
            let reply = try await office.phone("王敏").scan(try await browser.begin().url)
            #expect(reply == nil)
            #expect(try await browser.state == .issued)
        }
    }

    @Test func whatIsSealedForAnotherAccountIsRefused() async throws {
        try await Office.open(Self.plan) { office in
            let browser = Browser(office)
            let event = Event.scan(try await browser.begin().scene)
            let (query, body) = try Self.sealed(event, in: office, appID: "wxother")
            #expect(try await office.calls.answer(query, body, at: office.clock.now) == .refused)
            #expect(try await browser.state == .issued)
        }
    }

    @Test func aStaleOrForgedOrExpandedMessageIsRefused() async throws {
        try await Office.open(Self.plan) { office in
            let event = Event.scan(try await Browser(office).begin().scene)
            let stale = try Self.sealed(event, in: office, age: 302)
            #expect(try await office.calls.answer(stale.query, stale.body, at: office.clock.now) == .refused)
            let (query, body) = try Self.sealed(event, in: office)
            let forged = try Self.sealed(Event.yes("x"), in: office)
            #expect(try await office.calls.answer(query, forged.body, at: office.clock.now) == .refused)
            let expanded = try Self.sealed("<!DOCTYPE xml>" + event, in: office)
            #expect(try await office.calls.answer(expanded.query, expanded.body, at: office.clock.now) == .refused)
            #expect(try await office.calls.answer(query, body, at: office.clock.now) != .refused)
        }
    }

    @Test func aRepeatedDeliveryIsAnsweredWithSilence() async throws {
        try await Office.open(Self.plan) { office in
            let browser = Browser(office)
            let event = Event.scan(try await browser.begin().scene)
            let first = try Self.sealed(event, in: office)
            let answer = try await office.calls.answer(first.query, first.body, at: office.clock.now)
            guard case .reply(let xml) = answer else {
                Issue.record("\(answer)")
                return
            }
            #expect(xml.contains("<Encrypt>") && !xml.contains("屏幕上的数字应为"), "the answer is sealed")
            let again = try Self.sealed(event, in: office)
            for call in [first, again] {
                #expect(try await office.calls.answer(call.query, call.body, at: office.clock.now) == .reply(""))
            }
            #expect(try await browser.state == .scanned)
        }
    }
}
