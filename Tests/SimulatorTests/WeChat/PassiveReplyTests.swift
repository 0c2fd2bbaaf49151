import Testing

@testable import Simulator

struct PassiveReplyTests {
    @Test func linksBecomeButtonsAndTheRestText() throws {
        let xml = "<xml><MsgType>text</MsgType><Content><![CDATA[\(CallbackTests.question)]]></Content></xml>"
        let reply = try #require(PassiveReply(xml: xml))
        #expect(reply.text == "登录？" && reply.links.map(\.label) == ["确认登录", "取消"])
        #expect(reply.links.first == MenuLink(content: "确认登录", id: "yes-1", label: "确认登录"))
    }

    @Test(arguments: [
        "success", "", "<xml><MsgType><![CDATA[image]]></MsgType></xml>",
        "<!DOCTYPE x><xml><MsgType>text</MsgType><Content>a</Content></xml>",
    ])
    func otherAnswersAreSilence(_ xml: String) { #expect(PassiveReply(xml: xml) == nil) }

    @Test func entitiesAndSectionsAreRead() {
        let escaped = "<xml><MsgType>text</MsgType><Content>1 &lt; 2 &amp;amp;</Content></xml>"
        #expect(PassiveReply(xml: escaped)?.text == "1 < 2 &amp;")
    }

    @Test func sectionEndInAValueDoesNotEndTheSection() {
        let message = CallbackMessage(to: "a", from: "b", createTime: 1, members: [("Content", "x]]>y")])
        #expect(message.xml.contains("<Content><![CDATA[x]]]]><![CDATA[>y]]></Content>"))
    }
}
