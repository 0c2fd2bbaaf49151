import Foundation

/// A template message (模板消息): a form that the account has registered, with texts for its fields.
public struct TemplateMessage: Hashable, Sendable {
    let openid: String
    let templateID: String
    let url: String?
    let data: [String: String]

    /// - Parameters:
    ///   - url: what a tap opens; nil for nothing.
    ///   - data: texts by the names of the template's fields, such as `thing1`.
    public init(openid: String, templateID: String, url: String?, data: [String: String]) {
        self.openid = openid
        self.templateID = templateID
        self.url = url
        self.data = data
    }
}

extension WeChat {
    /// Hands a message to the platform, which tells later by `templateFinished` whether it came.
    ///
    /// - Returns: the platform's number of the message, as text: the same as the later event's.
    /// - Throws: `refused`, of which `isPermanent` tells whether another try makes sense, `unreachable`, `badAnswer`.
    public func push(_ message: TemplateMessage) async throws -> String {
        struct Answer: Decodable { let msgid: MessageNumber }
        let body = try JSONEncoder().encode(WireTemplate(message))
        return try await call(Answer.self) { [outside] token in
            try await outside.post("/cgi-bin/message/template/send?access_token=\(token)", json: body)
        }.msgid.text
    }
}

private struct WireTemplate: Encodable {
    struct Field: Encodable { let value: String }

    let touser: String
    let template_id: String
    let url: String?
    let data: [String: Field]

    init(_ message: TemplateMessage) {
        touser = message.openid
        template_id = message.templateID
        url = message.url
        data = message.data.mapValues { Field(value: $0) }
    }
}

/// A 64-bit number, exact: through Double the last digits would be others.
private struct MessageNumber: Decodable {
    let text: String

    init(from decoder: any Decoder) throws {
        let value = try decoder.singleValueContainer()
        text = try (try? value.decode(String.self)) ?? "\(value.decode(Int64.self))"
    }
}
