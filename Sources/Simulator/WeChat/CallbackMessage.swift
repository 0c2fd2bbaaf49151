import Foundation

/// What the platform tells the console: XML in plain mode.
struct CallbackMessage: Sendable {
    let to: String
    let from: String
    let createTime: Int
    let members: [(String, String)]

    var xml: String {
        let head = [("ToUserName", to), ("FromUserName", from)]
        let fields = (head + members).map { "<\($0.0)>\(Self.characterData($0.1))</\($0.0)>" }
        return "<xml>\(fields.joined())<CreateTime>\(createTime)</CreateTime></xml>"
    }

    static func scan(_ code: SceneCode, isNewcomer: Bool) -> [(String, String)] {
        [
            ("MsgType", "event"), ("Event", isNewcomer ? "subscribe" : "SCAN"),
            ("EventKey", isNewcomer ? "qrscene_\(code.scene)" : code.scene), ("Ticket", code.ticket),
        ]
    }

    static func press(_ link: MenuLink, messageID: String) -> [(String, String)] {
        [
            ("MsgType", "text"), ("Content", link.content), ("MsgId", messageID), ("bizmsgmenuid", link.id),
        ]
    }

    /// The end mark of a section may not stand inside one.
    private static func characterData(_ text: String) -> String {
        "<![CDATA[\(text.replacing("]]>", with: "]]]]><![CDATA[>"))]]>"
    }
}
