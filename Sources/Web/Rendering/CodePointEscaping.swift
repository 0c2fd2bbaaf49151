import Mustache

/// HTML escaping by code point.
///
/// swift-mustache escapes by `Character`: a quote followed by a combining accent is one character that is not a quote,
/// so it would pass unescaped and end an attribute. Browsers read code points.
struct CodePointEscaping: MustacheContentType {
    private static let name = "STEWARD_HTML"

    /// The first line of every template: a template takes the library's own escaping unless it names another.
    static let pragma = "{{%CONTENT_TYPE:\(name)}}\n"

    static func register() { MustacheContentTypes.register(CodePointEscaping(), named: name) }

    func escapeText(_ text: String) -> String {
        var escaped = String.UnicodeScalarView()
        escaped.reserveCapacity(text.utf8.count)
        for scalar in text.unicodeScalars {
            switch scalar {
            case "<": escaped.append(contentsOf: "&lt;".unicodeScalars)
            case ">": escaped.append(contentsOf: "&gt;".unicodeScalars)
            case "&": escaped.append(contentsOf: "&amp;".unicodeScalars)
            case "\"": escaped.append(contentsOf: "&quot;".unicodeScalars)
            case "'": escaped.append(contentsOf: "&#39;".unicodeScalars)
            case "`": escaped.append(contentsOf: "&#96;".unicodeScalars)
            default: escaped.append(scalar)
            }
        }
        return String(escaped)
    }
}
