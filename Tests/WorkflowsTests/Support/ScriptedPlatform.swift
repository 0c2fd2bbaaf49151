import Foundation
import Gateways
import Sealing
import Workflows

/// WeChat's servers as a script has them: what they post is signed as they sign it, unless the script says otherwise.
struct ScriptedPlatform: Sendable {
    let office: Office
    var token = Office.token

    init(_ office: Office, token: String = Office.token) {
        self.office = office
        self.token = token
    }

    /// - Parameter age: how many seconds ago it was signed.
    func query(age: TimeInterval = 0, nonce: String = Random.token(bytes: 5)) -> WeChatQuery {
        let timestamp = String(Int(office.clock.now.timeIntervalSince1970 - age))
        return WeChatQuery(
            signature: Digest.sha1([token, timestamp, nonce].sorted().joined()).hex, timestamp: timestamp, nonce: nonce,
            encryptType: "", messageSignature: "")
    }

    /// Under a signature of its own, in plain mode.
    func post(_ body: String) async throws -> WeChatCalls.Answer {
        try await office.calls.answer(query(), Array(body.utf8), at: office.clock.now)
    }
}

/// An event's or message's body.
struct Event {
    let xml: String

    init(_ members: String, from openid: String = "o1", at time: Int = 1) {
        xml = """
            <xml><ToUserName>gh_1</ToUserName><FromUserName>\(openid)</FromUserName><CreateTime>\(time)</CreateTime>\
            \(members)</xml>
            """
    }

    static func scan(_ scene: String, from openid: String = "o1", at time: Int = 1) -> String {
        Event(
            "<MsgType>event</MsgType><Event>SCAN</Event><EventKey>\(scene)</EventKey>", from: openid, at: time
        ).xml
    }

    static func yes(_ scene: String, message: Int = 7, from openid: String = "o1") -> String {
        Event(
            "<MsgType>text</MsgType><MsgId>\(message)</MsgId><bizmsgmenuid>confirm:\(scene)</bizmsgmenuid>",
            from: openid
        ).xml
    }
}

extension WeChatCalls.Answer {
    func says(_ words: String) -> Bool {
        if case .reply(let xml) = self { xml.contains(words) } else { false }
    }
}
