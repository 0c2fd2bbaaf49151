/// A template's tags, parsed by ourselves: the library would not say which names it could not find.
indirect enum TemplateTag: Sendable {
    /// `{{name}}`, `{{{name}}}`.
    case variable(name: String, isEscaped: Bool, line: Int)
    /// `{{#name}}`, `{{^name}}`; `isTest` where a transform such as `empty(name)` gives a Bool.
    case section(name: String, isTest: Bool, isInverted: Bool, tags: [TemplateTag], line: Int)
    /// `{{>name}}`.
    case partial(name: String, line: Int)
}

struct TemplateSyntaxError: Error { let sentence: String }

struct TemplateParser {
    private var rest: Substring
    private var line = 1

    static func tags(of text: String) throws -> [TemplateTag] {
        var parser = TemplateParser(rest: text[...])
        return try parser.tags(until: nil)
    }

    private mutating func tags(until closing: String?) throws -> [TemplateTag] {
        var tags: [TemplateTag] = []
        while let content = try next() {
            let start = line
            let body = content.dropFirst().trimmed
            switch content.first {
            case "#", "^":
                let isInverted = content.first == "^"
                let inner = try self.tags(until: body)
                let name = body.split { $0 == "(" || $0 == ")" }.last.map(String.init) ?? ""
                tags.append(
                    .section(name: name, isTest: name != body, isInverted: isInverted, tags: inner, line: start))
            case "/":
                guard body == closing else { throw TemplateSyntaxError(sentence: "line \(line): {{/\(body)}}") }
                return tags
            case ">": tags.append(.partial(name: body, line: start))
            case "{": tags.append(.variable(name: body, isEscaped: false, line: start))
            case "&", "=", "%", "<", "$": throw TemplateSyntaxError(sentence: "line \(line): {{\(content)}}")
            case "!": break
            default: tags.append(.variable(name: content.trimmed, isEscaped: true, line: start))
            }
        }
        guard closing == nil else { throw TemplateSyntaxError(sentence: "{{#\(closing ?? "")}} is not closed") }
        return tags
    }

    /// The next tag's inside.
    private mutating func next() throws -> Substring? {
        guard let open = rest.firstRange(of: "{{") else { return nil }
        line += rest[..<open.lowerBound].count(where: \.isNewline)
        rest = rest[open.upperBound...]
        guard let close = rest.firstRange(of: "}}") else { throw TemplateSyntaxError(sentence: "line \(line): {{") }
        let content = rest[..<close.lowerBound]
        rest = rest[close.upperBound...]
        if content.first == "{", rest.first == "}" { rest.removeFirst() }
        return content
    }

    private init(rest: Substring) { self.rest = rest }
}

extension Substring {
    fileprivate var trimmed: String { String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed()) }
}
