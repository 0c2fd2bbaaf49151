import Testing

/// An activation mail, as its reader uses it.
struct Mail: Sendable {
    let text: String

    init(_ text: String) { self.text = text }

    var code: String {
        get throws {
            String(try #require(text.firstMatch(of: /激活码：([0-9A-Z]{4}(?:-[0-9A-Z]{4}){3})/), "\(text)").1)
        }
    }

    var link: String {
        get throws { String(try #require(text.firstMatch(of: /(https?:\S+\/activation\/renewals\/\S+)/), "\(text)").1) }
    }

    /// Of the link.
    var path: String {
        get throws { "/activation/renewals/" + (try token) }
    }

    var token: String {
        get throws { String(try #require(try link.split(separator: "/").last)) }
    }
}
