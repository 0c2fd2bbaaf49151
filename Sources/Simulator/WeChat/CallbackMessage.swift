import Foundation

/// What the platform tells the console, as XML.
struct CallbackMessage: Sendable {
    let to: String
    let from: String
    let createTime: Int
    let members: [(String, String)]

    var xml: String {
        let head = [("ToUserName", to), ("FromUserName", from), ("CreateTime", String(createTime))]
        return Self.document(head + members)
    }

    static func scan(_ code: SceneCode, isNewcomer: Bool) -> [(String, String)] {
        [
            ("MsgType", "event"), ("Event", isNewcomer ? "subscribe" : "SCAN"),
            ("EventKey", isNewcomer ? "qrscene_\(code.scene)" : code.scene), ("Ticket", code.ticket),
        ]
    }

    static let unsubscription = [("MsgType", "event"), ("Event", "unsubscribe"), ("EventKey", "")]

    static func press(_ link: MenuLink, messageID: String) -> [(String, String)] {
        [
            ("MsgType", "text"), ("Content", link.content), ("MsgId", messageID), ("bizmsgmenuid", link.id),
        ]
    }

    /// How the sending of a template message ended.
    static func templateFinished(_ message: PushedMessage) -> [(String, String)] {
        [
            ("MsgType", "event"), ("Event", "TEMPLATESENDJOBFINISH"), ("MsgID", String(message.id)),
            ("Status", message.status.rawValue),
        ]
    }

    static func document(_ members: [(String, String)]) -> String {
        let fields = members.map { name, value in
            "<\(name)>\(numbers.contains(name) ? value : characterData(value))</\(name)>"
        }
        return "<xml>\(fields.joined())</xml>"
    }

    /// These stand bare; all else in a section.
    private static let numbers: Set = ["CreateTime", "MsgId", "MsgID"]

    /// The end mark of a section may not stand inside one.
    private static func characterData(_ text: String) -> String {
        "<![CDATA[\(text.replacing("]]>", with: "]]]]><![CDATA[>"))]]>"
    }
}
