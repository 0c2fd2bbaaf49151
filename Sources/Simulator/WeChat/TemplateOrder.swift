import Foundation

/// What `message/template/send` was asked for, not yet compared with a template.
struct TemplateOrder: Sendable {
    let openid: String
    let templateID: String
    let url: String?
    let values: [String: String]

    init(_ body: JSONValue?) throws(WeChatRefusal) {
        guard case .object(let body)? = body, case .object(let data)? = body["data"] else { throw .invalidFormat }
        guard case .text(let openid)? = body["touser"], Phone.isOpenID(openid) else { throw .invalidOpenID }
        guard case .text(let templateID)? = body["template_id"] else { throw .invalidTemplate }
        self.openid = openid
        self.templateID = templateID
        url = try Self.url(body["url"])
        var values: [String: String] = [:]
        for (name, member) in data {
            guard case .object(let member) = member, case .text(let value)? = member["value"] else {
                throw .invalidFormat
            }
            values[name] = value
        }
        self.values = values
    }

    /// The lines of the form. A keyword too few, too many, or of the wrong kind is named.
    func lines(of template: WeChatTemplate) throws(WeChatRefusal) -> [PushedMessage.Line] {
        let known = template.keywords.map(\.name)
        if let stranger = values.keys.sorted().first(where: { !known.contains($0) }) { throw .wrongKeyword(stranger) }
        var lines: [PushedMessage.Line] = []
        for keyword in template.keywords {
            guard let value = values[keyword.name], keyword.kind.admits(value) else {
                throw .wrongKeyword(keyword.name)
            }
            lines.append(PushedMessage.Line(keyword: keyword, value: value))
        }
        return lines
    }

    private static func url(_ member: JSONValue?) throws(WeChatRefusal) -> String? {
        switch member {
        case nil, .null?, .text("")?: return nil
        case .text(let text)?:
            let parts = URL(string: text)
            guard ["http", "https"].contains(parts?.scheme), parts?.host != nil else { throw .invalidURL }
            return text
        default: throw .invalidFormat
        }
    }
}
