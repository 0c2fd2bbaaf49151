/// Writes a document top-down, two spaces a level. Texts are escaped; characters that XML cannot carry are left out.
struct XMLWriter {
    private(set) var text = #"<?xml version="1.0" encoding="utf-8"?>"# + "\n"
    private var depth = 0

    mutating func element(
        _ name: String, attributes: [(String, String)] = [], _ content: (inout XMLWriter) -> Void
    ) {
        line("<\(Self.head(name, attributes))>")
        depth += 1
        content(&self)
        depth -= 1
        line("</\(name)>")
    }

    mutating func element(_ name: String, _ value: String = "", attributes: [(String, String)] = []) {
        let head = Self.head(name, attributes)
        line(value.isEmpty ? "<\(head)/>" : "<\(head)>\(Self.escaped(value))</\(name)>")
    }

    private static func head(_ name: String, _ attributes: [(String, String)]) -> String {
        attributes.reduce(name) { "\($0) \($1.0)=\"\(escaped($1.1))\"" }
    }

    private mutating func line(_ markup: String) {
        text += String(repeating: "  ", count: depth) + markup + "\n"
    }

    private static func escaped(_ value: String) -> String {
        var result = ""
        for scalar in value.unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            // A bare carriage return reads back as a line feed.
            case "\r": result += "&#13;"
            case "\u{0}"..."\u{8}", "\u{B}", "\u{C}", "\u{E}"..."\u{1F}", "\u{FFFE}", "\u{FFFF}": break
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}
