/// A field of a bureau's login page.
struct LoginField: Sendable {
    enum Kind: String, Sendable {
        case taxNumber = "tax-number"
        case text, password, captcha, select
    }

    let name: String
    let label: String
    let kind: Kind
    var maxLength: Int?
    var hint: String?
    /// Its value names the account.
    var identifies = false
    /// A regular expression of the whole value.
    var pattern: String?
    /// Of a select, all that can be chosen.
    var options: [String] = []

    /// What was typed into it.
    /// - Throws: bad-request where it is missing, too long, not of the pattern, or none of the options.
    func value(in fields: Fields) throws(Problem) -> String {
        let text = try fields.text(name, atMost: maxLength ?? 200)
        guard options.isEmpty || options.contains(text) else {
            throw .badRequest("字段 fields.\(name) 须为其中之一：\(options.joined(separator: "、"))")
        }
        if let pattern {
            guard let regex = try? Regex(pattern), (try? regex.wholeMatch(in: text)) != nil else {
                throw .badRequest("字段 fields.\(name) 须符合 \(pattern)")
            }
        }
        return text
    }

    var json: JSONValue {
        var members: [String: JSONValue] = [
            "name": .text(name), "label": .text(label), "type": .text(kind.rawValue), "required": true,
        ]
        if let maxLength { members["maxLength"] = .int(maxLength) }
        if let hint { members["hint"] = .text(hint) }
        if identifies { members["identifies"] = true }
        if let pattern { members["pattern"] = .text(pattern) }
        if !options.isEmpty { members["options"] = .texts(options) }
        return .object(members)
    }
}
