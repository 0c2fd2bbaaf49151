import Foundation
import Hummingbird
import NIOCore

/// The fields of a query or of a posted form; a name may come more than once.
struct Fields: Sendable {
    private let pairs: [(name: String, value: String)]

    /// Reads `a=1&b=%E5%8F%91&c=x+y`.
    init(encoded: some StringProtocol) {
        pairs = encoded.split(separator: "&").map { pair in
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            return (Self.decoded(parts[0]), parts.count == 2 ? Self.decoded(parts[1]) : "")
        }
    }

    /// The fields of the address.
    init(of request: Request) { self.init(encoded: request.uri.query ?? "") }

    /// As often as each was sent.
    var names: [String] { pairs.map(\.name) }

    /// The first value, trimmed; empty where there is none.
    subscript(name: String) -> String {
        (pairs.first { $0.name == name }?.value ?? "").trimmingWhitespace()
    }

    /// Exactly as sent: a password may begin with a space.
    func raw(_ name: String) -> String { pairs.first { $0.name == name }?.value ?? "" }

    func all(_ name: String) -> [String] { pairs.filter { $0.name == name }.map(\.value).filter { !$0.isEmpty } }

    private static func decoded(_ text: some StringProtocol) -> String {
        let spaced = String(text.map { $0 == "+" ? " " : $0 })
        return spaced.removingPercentEncoding ?? spaced
    }
}

extension Request {
    /// A form's fields, at most 64 KB of them.
    func form() async throws -> Fields {
        var request = self
        let body = try await request.collectBody(upTo: 65_536)
        return Fields(encoded: String(buffer: body))
    }
}

extension String {
    func trimmingWhitespace() -> String {
        String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
    }
}
