import Foundation

/// 被动回复: the console's answer to an event, shown in the chat.
struct PassiveReply: Sendable, Equatable {
    enum Piece: Sendable, Equatable {
        case text(String)
        case link(MenuLink)
    }

    let pieces: [Piece]

    var links: [MenuLink] {
        pieces.compactMap { if case .link(let link) = $0 { link } else { nil } }
    }

    /// The words without the links.
    var text: String {
        pieces.compactMap { if case .text(let text) = $0 { text } else { nil } }.joined()
            .trimmingCharacters(in: .whitespacesAndNewlines)
    }

    /// Nil where the answer is no text message; `success` and nothing at all mean silence.
    init?(xml: String) {
        guard xml.count <= 20_000, !xml.contains("<!DOCTYPE"), Self.field("MsgType", of: xml) == "text",
            let content = Self.field("Content", of: xml)
        else { return nil }
        pieces = Self.pieces(of: content)
    }

    private static func field(_ name: String, of xml: String) -> String? {
        guard let start = xml.range(of: "<\(name)>"),
            let end = xml.range(of: "</\(name)>", options: .backwards, range: start.upperBound..<xml.endIndex)
        else { return nil }
        let inside = xml[start.upperBound..<end.lowerBound].trimmingCharacters(in: .whitespacesAndNewlines)
        guard inside.hasPrefix("<![CDATA["), inside.hasSuffix("]]>") else { return unescaped(inside) }
        return String(inside.dropFirst(9).dropLast(3)).replacing("]]]]><![CDATA[>", with: "]]>")
    }

    private static func unescaped(_ text: String) -> String {
        text.replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&quot;", with: "\"")
            .replacing("&apos;", with: "'").replacing("&#10;", with: "\n").replacing("&amp;", with: "&")
    }

    private static func pieces(of content: String) -> [Piece] {
        var pieces: [Piece] = []
        var rest = Substring(content)
        let pattern =
            /<a href="weixin:\/\/bizmsgmenu\?msgmenucontent=([^"&]*)&(?:amp;)?msgmenuid=([^"&]*)">([^<]*)<\/a>/
        while let match = rest.firstMatch(of: pattern) {
            let before = rest[..<match.range.lowerBound]
            if !before.isEmpty { pieces.append(.text(String(before))) }
            let content = String(match.1).removingPercentEncoding ?? String(match.1)
            pieces.append(.link(MenuLink(content: content, id: String(match.2), label: String(match.3))))
            rest = rest[match.range.upperBound...]
        }
        return rest.isEmpty ? pieces : pieces + [.text(String(rest))]
    }
}

/// A link in a message that sends its words back.
struct MenuLink: Sendable, Equatable {
    let content: String
    let id: String
    let label: String
}
