import Documents
public import Foundation

/// What a person did in WeChat, as the platform tells it.
public struct WeChatMessage: Hashable, Sendable {
    public enum Content: Hashable, Sendable {
        /// Scanned the parametric QR code of a scene, as a follower or as a newcomer.
        case scanned(scene: String)
        /// Tapped a link of a menu that we sent, by its `msgmenuid`.
        case chose(menuID: String)
        case unsubscribed
        /// The platform has delivered a template message, or given up: `success`, or `failed:` with its words.
        case templateFinished(messageID: String, result: String)
        /// Anything that nothing of ours waits for.
        case other
    }

    public let openid: String
    /// The service account's own name, which a reply is sent from.
    public let account: String
    /// The same for every delivery of the same event or message.
    public let key: String
    public let content: Content

    /// Reads a callback's body, refusing doctypes and anything that is no message.
    public init(_ body: [UInt8]) throws(WeChatError) {
        guard let fields = try? FlatXML.fields(body),
            let openid = fields["FromUserName"], !openid.isEmpty, let account = fields["ToUserName"],
            let created = fields["CreateTime"], let type = fields["MsgType"]
        else { throw .badMessage }
        self.openid = openid
        self.account = account
        key =
            Self.finished(fields).map { "template/\($0)" } ?? fields["MsgId"]
            ?? "\(openid)/\(created)/\(fields["Event"] ?? "")/\(fields["EventKey"] ?? "")"
        content = Self.content(of: type, fields)
    }

    private static func content(of type: String, _ fields: [String: String]) -> Content {
        let key = fields["EventKey"] ?? ""
        return switch (type, fields["Event"]) {
        case ("event", "SCAN") where !key.isEmpty: .scanned(scene: key)
        case ("event", "subscribe") where key.hasPrefix("qrscene_"): .scanned(scene: String(key.dropFirst(8)))
        case ("event", "unsubscribe"): .unsubscribed
        case ("event", "TEMPLATESENDJOBFINISH"):
            finished(fields).map { .templateFinished(messageID: $0, result: fields["Status"] ?? "") } ?? .other
        case ("text", _): fields["bizmsgmenuid"].map { .chose(menuID: $0) } ?? .other
        default: .other
        }
    }

    /// The template message that an event is about. Its numbers are not those of people's messages.
    private static func finished(_ fields: [String: String]) -> String? {
        guard fields["MsgType"] == "event", fields["Event"] == "TEMPLATESENDJOBFINISH" else { return nil }
        return fields["MsgID"].flatMap { $0.isEmpty ? nil : $0 }
    }
}

/// What is answered at once: a text that the person sees in the chat.
public struct WeChatReply: Hashable, Sendable {
    public let text: String

    public init(text: String) { self.text = text }

    /// A link that, tapped, sends `words` back as a message with this id.
    public static func choice(_ words: String, menuID: String) -> String {
        "<a href=\"weixin://bizmsgmenu?msgmenucontent=\(words)&msgmenuid=\(menuID)\">\(words)</a>"
    }

    /// The answer's body for the sender of `message`.
    public func xml(to message: WeChatMessage, at now: Date) -> String {
        """
        <xml><ToUserName><![CDATA[\(message.openid.inCDATA)]]></ToUserName>\
        <FromUserName><![CDATA[\(message.account.inCDATA)]]></FromUserName>\
        <CreateTime>\(Int(now.timeIntervalSince1970))</CreateTime><MsgType><![CDATA[text]]></MsgType>\
        <Content><![CDATA[\(text.inCDATA)]]></Content></xml>
        """
    }
}

extension String {
    fileprivate var inCDATA: String { replacing("]]>", with: "]]]]><![CDATA[>") }
}
