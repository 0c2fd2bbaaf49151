/// Where a sign-in goes on to. Only a path of this console: never another site, whatever the address says.
struct OwnPath: Sendable {
    /// `/downloads/12?x=1`; empty for 首页.
    let text: String

    static let home = OwnPath(text: "")

    private init(text: String) { self.text = text }

    init(_ claimed: String) {
        let isOwn =
            claimed.hasPrefix("/") && !claimed.hasPrefix("//") && claimed.utf8.count <= 1000
            && claimed.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "\\") }
        // A page that only a form leads to, or that leaves again, is no place to come back to.
        let isPlace = !["/login", "/session", "/events", "/assets", "/activation"].contains { claimed.hasPrefix($0) }
        text = isOwn && isPlace ? claimed : ""
    }

    var location: String { text.isEmpty ? "/" : text }
}
