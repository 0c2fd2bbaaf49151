import Foundation
import Testing

@testable import Gateways

/// What the platform posts, and what is answered.
struct WeChatMessageTests {
    private static func event(_ members: String) -> [UInt8] {
        let head = "<ToUserName><![CDATA[gh_1]]></ToUserName><FromUserName><![CDATA[o1]]></FromUserName>"
        return Array("<xml>\(head)<CreateTime>1714037059</CreateTime>\(members)</xml>".utf8)
    }

    static let contents: [(String, WeChatMessage.Content)] = [
        ("<MsgType>event</MsgType><Event>SCAN</Event><EventKey>s1</EventKey>", .scanned(scene: "s1")),
        ("<MsgType>event</MsgType><Event>subscribe</Event><EventKey>qrscene_s1</EventKey>", .scanned(scene: "s1")),
        ("<MsgType>event</MsgType><Event>subscribe</Event><EventKey></EventKey>", .other),
        ("<MsgType>event</MsgType><Event>SCAN</Event>", .other),
        ("<MsgType>event</MsgType><Event>unsubscribe</Event><EventKey/>", .unsubscribed),
        (
            "<MsgType>event</MsgType><Event>TEMPLATESENDJOBFINISH</Event><MsgID>9007199254740993</MsgID>"
                + "<Status>failed:user block</Status>",
            .templateFinished(messageID: "9007199254740993", result: "failed:user block")
        ),
        ("<MsgType>event</MsgType><Event>TEMPLATESENDJOBFINISH</Event><Status>success</Status>", .other),
        ("<MsgType>text</MsgType><Event>TEMPLATESENDJOBFINISH</Event><MsgID>7</MsgID><MsgId>8</MsgId>", .other),
        ("<MsgType>event</MsgType><Event>CLICK</Event><EventKey>s1</EventKey>", .other),
        (
            "<MsgType>text</MsgType><Content>确认登录</Content><MsgId>7</MsgId><bizmsgmenuid>confirm:s1</bizmsgmenuid>",
            .chose(menuID: "confirm:s1")
        ),
        ("<MsgType>text</MsgType><Content>你好</Content><MsgId>8</MsgId>", .other),
        ("<MsgType>image</MsgType><MsgId>9</MsgId><bizmsgmenuid>confirm:s1</bizmsgmenuid>", .other),
    ]

    @Test(arguments: contents) func aMessageIsWhatThePersonDid(
        _ message: (xml: String, content: WeChatMessage.Content)
    )
        throws
    {
        let read = try WeChatMessage(Self.event(message.xml))
        #expect(read.content == message.content && read.openid == "o1" && read.account == "gh_1")
    }

    @Test func repeatedDeliveriesHaveOneKey() throws {
        let text = "<MsgType>text</MsgType><MsgId>7</MsgId>"
        #expect(try WeChatMessage(Self.event(text)).key == "7")
        let scan = "<MsgType>event</MsgType><Event>SCAN</Event><EventKey>s1</EventKey>"
        let key = try WeChatMessage(Self.event(scan)).key
        #expect(try WeChatMessage(Self.event(scan + "<Ticket>t</Ticket>")).key == key)
        #expect(try WeChatMessage(Self.event(scan.replacing("s1", with: "s2"))).key != key)
    }

    @Test func aFinishedTemplateIsToldOnceWhateverTheTime() throws {
        let finished = "<MsgType>event</MsgType><Event>TEMPLATESENDJOBFINISH</Event><MsgID>7</MsgID>"
        let key = try WeChatMessage(Self.event(finished + "<Status>success</Status>")).key
        let later = String(decoding: Self.event(finished), as: UTF8.self).replacing("1714037059", with: "1714037064")
        #expect(try WeChatMessage(Array(later.utf8)).key == key)
        #expect(try WeChatMessage(Self.event(finished.replacing("7", with: "8"))).key != key)
        // A person's message may have the same number.
        #expect(try WeChatMessage(Self.event("<MsgType>text</MsgType><MsgId>7</MsgId>")).key != key)
    }

    static let strangers: [String] = [
        "<!DOCTYPE xml [<!ENTITY a \"o1\">]><xml><FromUserName>&a;</FromUserName><ToUserName>g</ToUserName>"
            + "<CreateTime>1</CreateTime><MsgType>text</MsgType></xml>",
        "<xml><ToUserName>g</ToUserName><FromUserName>o1</FromUserName><CreateTime>1</CreateTime></xml>",
        "<xml><ToUserName>g</ToUserName><FromUserName/><CreateTime>1</CreateTime><MsgType>text</MsgType></xml>",
        "<xml><FromUserName>o1</FromUserName><CreateTime>1</CreateTime><MsgType>text</MsgType></xml>",
        "<xml><ToUserName>g</ToUserName><FromUserName>o1</FromUserName><MsgType>text</MsgType></xml>",
        "<xml><ToUserName>g</ToUserName>", "{\"MsgType\":\"text\"}", "",
    ]

    @Test(arguments: strangers) func whatIsNoMessageIsRefused(xml: String) {
        #expect(throws: WeChatError.badMessage) { try WeChatMessage(Array(xml.utf8)) }
    }

    @Test func aReplyGoesBackToTheSender() throws {
        let message = try WeChatMessage(Self.event("<MsgType>text</MsgType><MsgId>7</MsgId>"))
        let xml = WeChatReply(text: "好").xml(to: message, at: Date(timeIntervalSince1970: 1_714_037_060.9))
        #expect(xml.contains("<ToUserName><![CDATA[o1]]></ToUserName><FromUserName><![CDATA[gh_1]]></FromUserName>"))
        #expect(xml.contains("<CreateTime>1714037060</CreateTime>") && xml.contains("<Content><![CDATA[好]]></Content>"))
    }

    @Test(arguments: ["a]]>b", "]]>", "]]]]>>", "x]]><MsgType>event</MsgType><![CDATA[y", "1 < 2 & 3"])
    func aReplyCannotBreakOutOfItsText(text: String) throws {
        let message = try WeChatMessage(Self.event("<MsgType>text</MsgType><MsgId>7</MsgId>"))
        let back = WeChatReply(text: text).xml(to: message, at: .now)
        // Read as a message, its text stands where the other side would read it.
        let read = try WeChatMessage(Array(back.replacing("Content>", with: "bizmsgmenuid>").utf8))
        #expect(read.content == .chose(menuID: text))
    }

    @Test func aChoiceIsALinkOfWeChats() {
        #expect(
            WeChatReply.choice("取消", menuID: "decline:s1")
                == #"<a href="weixin://bizmsgmenu?msgmenucontent=取消&msgmenuid=decline:s1">取消</a>"#)
    }
}
