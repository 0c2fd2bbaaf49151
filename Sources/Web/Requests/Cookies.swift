import HTTPTypes
import Hummingbird

/// Our two cookies. Neither is readable by scripts, and neither is sent along by another site's form.
enum Cookies {
    /// Ties a login page to its browser.
    static let browser = "steward_browser"
    static let session = "steward_session"

    /// A `Set-Cookie` value. `seconds` nil: until the browser is closed.
    static func set(_ name: String, _ value: String, seconds: Int?) -> String {
        let age = seconds.map { "; Max-Age=\($0)" } ?? ""
        return "\(name)=\(value); Path=/; HttpOnly; SameSite=Lax\(age)"
    }

    static func clear(_ name: String) -> String { set(name, "", seconds: 0) }
}

extension Request {
    /// A cookie that holds a token of ours: hexadecimal digits, or nothing.
    func token(_ name: String) -> String? {
        guard let value = cookies[name]?.value, value.count == 64, value.allSatisfy(\.isHexDigit) else { return nil }
        return value
    }
}
