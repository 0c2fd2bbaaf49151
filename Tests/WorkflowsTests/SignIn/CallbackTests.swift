import Domain
import Foundation
import Store
import Testing
import Workflows

/// What is posted to the callback, read without the simulator's help.
struct CallbackTests {
    private static func event(_ members: String, from openid: String = "o1", at time: Int = 1) -> [UInt8] {
        Array(
            """
            <xml><ToUserName>gh_1</ToUserName><FromUserName>\(openid)</FromUserName><CreateTime>\(time)</CreateTime>\
            \(members)</xml>
            """.utf8)
    }

    private static func scan(_ scene: String) -> String {
        "<MsgType>event</MsgType><Event>SCAN</Event><EventKey>\(scene)</EventKey>"
    }

    private static func yes(_ scene: String, message: Int) -> String {
        "<MsgType>text</MsgType><MsgId>\(message)</MsgId><bizmsgmenuid>confirm:\(scene)</bizmsgmenuid>"
    }

    @Test func aRepeatedDeliveryIsAnsweredEmpty() async throws {
        try await Office.open { office in
            let browser = Browser(office)
            let event = Self.event(Self.scan(try await browser.begin().scene))
            let first = try await office.signIn.hear(event, at: office.clock.now)
            #expect(first?.contains("屏幕上的数字应为") == true)
            let second = try await office.signIn.hear(event, at: office.clock.now)
            #expect(second == "")
            #expect(try await browser.state == .scanned)
        }
    }

    @Test func onlyThePhoneThatScannedMayAnswer() async throws {
        try await Office.open { office in
            let browser = Browser(office)
            let scene = try await browser.begin().scene
            _ = try await office.signIn.hear(Self.event(Self.scan(scene)), at: office.clock.now)
            let forged = Self.event(Self.yes(scene, message: 7), from: "o2")
            let answer = try await office.signIn.hear(forged, at: office.clock.now)
            #expect(answer?.contains("这次登录已失效") == true)
            #expect(try await browser.state == .scanned)
        }
    }

    @Test func aYesBeforeAScanIsNoYes() async throws {
        try await Office.open { office in
            let browser = Browser(office)
            let scene = try await browser.begin().scene
            let answer = try await office.signIn.hear(Self.event(Self.yes(scene, message: 7)), at: office.clock.now)
            #expect(answer?.contains("这次登录已失效") == true)
            #expect(try await browser.state == .issued)
            await browser.cannotRedeem()
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
            let answer = try await office.signIn.hear(Self.event(members), at: office.clock.now)
            #expect(answer == "")
        }
    }

    @Test func whatIsNoMessageIsNotAnswered() async throws {
        try await Office.open { office in
            let answer = try await office.signIn.hear(Array("<html/>".utf8), at: office.clock.now)
            #expect(answer == nil)
        }
    }

    @Test func aForgedCallIsNotWeChats() async throws {
        try await Office.open { office in
            let then = Date(timeIntervalSince1970: 1_714_037_059)
            let vector = "899cf89e464efb63f54ddac96b0a0a235f53aa78"
            func isTaken(_ signature: String) -> Bool {
                office.signIn.isFromWeChat(signature: signature, timestamp: "1714037059", nonce: "486452656", at: then)
            }
            #expect(isTaken(vector) && !isTaken(String(vector.reversed())))
        }
    }
}
