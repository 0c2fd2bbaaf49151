import HTTPTypes
import Hummingbird

/// Our two cookies. Neither is readable by scripts, and neither is sent along by another site's form.
///
/// Where the console is reached by HTTPS they are `Secure`, and `__Host-` keeps a neighbour under the same domain from
/// planting them.
struct Cookies: Sendable {
    let isSecure: Bool

    /// Ties login pages to their browser: the tokens of its last few, newest first, so that each of several tabs can be
    /// scanned. Which one a page means is said by the token of its form, so one that was planted is of no use.
    var browser: String { isSecure ? "__Host-steward_browser" : "steward_browser" }
    var session: String { isSecure ? "__Host-steward_session" : "steward_session" }

    /// A `Set-Cookie` value. `seconds` nil: until the browser is closed.
    func set(_ name: String, _ value: String, seconds: Int?) -> String {
        let age = seconds.map { "; Max-Age=\($0)" } ?? ""
        return "\(name)=\(value); Path=/; HttpOnly; SameSite=Lax\(isSecure ? "; Secure" : "")\(age)"
    }

    /// How many login pages of one browser may wait at once.
    static let mostPages = 8

    func clear(_ name: String) -> String { set(name, "", seconds: 0) }
}

extension Request {
    /// A cookie that holds a token of ours: hexadecimal digits, or nothing.
    func token(_ name: String) -> String? {
        tokens(name).first
    }

    /// Tokens of ours, newest first.
    func tokens(_ name: String) -> [String] {
        (cookies[name]?.value ?? "").split(separator: ".").prefix(Cookies.mostPages)
            .filter { $0.count == 64 && $0.allSatisfy(\.isHexDigit) }.map(String.init)
    }
}
