import Domain
import Foundation
import Store
import Testing
import Workflows

/// What is posted to the callback, read without the simulator's help.
struct CallbackTests {
    @Test func aRepeatedDeliveryIsAnsweredEmpty() async throws {
        try await Office.open { office in
            let browser = Browser(office)
            let event = Event.scan(try await browser.begin().scene)
            #expect(try await ScriptedPlatform(office).post(event).says("屏幕上的数字应为"))
            #expect(try await ScriptedPlatform(office).post(event) == .reply(""))
            #expect(try await browser.state == .scanned)
        }
    }

    @Test func onlyThePhoneThatScannedMayAnswer() async throws {
        try await Office.open { office in
            let browser = Browser(office)
            let scene = try await browser.begin().scene
            _ = try await ScriptedPlatform(office).post(Event.scan(scene))
            #expect(try await ScriptedPlatform(office).post(Event.yes(scene, from: "o2")).says("这次登录已失效"))
            #expect(try await browser.state == .scanned)
        }
    }

    @Test func aYesBeforeAScanIsNoYes() async throws {
        try await Office.open { office in
            let browser = Browser(office)
            let scene = try await browser.begin().scene
            #expect(try await ScriptedPlatform(office).post(Event.yes(scene)).says("这次登录已失效"))
            #expect(try await browser.state == .issued)
            await browser.cannotRedeem()
        }
    }

    /// A code that stands for nothing, whoever made it, signs nobody in.
    @Test(arguments: ["binding-0123456789abcdef", "login-", "login", "0123456789abcdef", "LOGIN-0123456789abcdef"])
    func aSceneOfAnotherPurposeIsGone(scene: String) async throws {
        try await Office.open { office in
            let browser = Browser(office)
            _ = try await browser.begin()
            #expect(try await ScriptedPlatform(office).post(Event.scan(scene)).says("二维码已过期或已被使用"))
            #expect(try await ScriptedPlatform(office).post(Event.yes(scene)).says("这次登录已失效"))
            #expect(try await browser.state == .issued)
            #expect(try await office.store.user(openid: "o1") == nil)
        }
    }

    @Test(arguments: [
        "<MsgType>text</MsgType><MsgId>1</MsgId><Content>你好</Content>",
        "<MsgType>text</MsgType><MsgId>1</MsgId><bizmsgmenuid>confirm</bizmsgmenuid>",
        "<MsgType>text</MsgType><MsgId>1</MsgId><bizmsgmenuid>delete:all</bizmsgmenuid>",
        "<MsgType>event</MsgType><Event>unsubscribe</Event>",
    ])
    func whatNobodyWaitsForIsAnsweredEmpty(members: String) async throws {
        try await Office.open { office in
            let answer = try await ScriptedPlatform(office).post(Event(members).xml)
            #expect(answer == .reply(""))
        }
    }

    @Test(arguments: [
        "<html/>", "", "scan", "<xml><FromUserName>o1</FromUserName></xml>",
        "<!DOCTYPE xml [<!ENTITY me \"o1\">]>" + Event.scan("login-1"),
    ])
    func whatIsNoMessageIsNotAnswered(body: String) async throws {
        try await Office.open { office in
            let answer = try await ScriptedPlatform(office).post(body)
            #expect(answer == .unreadable)
        }
    }
}
