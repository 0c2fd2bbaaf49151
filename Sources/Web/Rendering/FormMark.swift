/// Stands in every form of every template where the token of the person who sees it belongs.
///
/// A fragment is rendered once for all who see it, and a page knows nothing of tokens, so the mark is replaced last. It
/// is random, so that no text from outside can hold it.
struct FormMark: Sendable {
    /// As the partial `parts/_token` writes it.
    static let written = "FORM-TOKEN"
    let text: String

    init(_ text: String = Nonce.new(bytes: 16)) { self.text = text }

    /// A template's text with this process's mark in it.
    func stamped(_ template: String) -> String { template.replacing(Self.written, with: text) }

    func replaced(by token: String, in html: String) -> String { html.replacing(text, with: token) }
}

/// Unguessable text that is worth something for one answer, or one process.
enum Nonce {
    static func new(bytes count: Int = 16) -> String {
        var generator = SystemRandomNumberGenerator()
        return (0..<count).map { _ in
            let byte = String(UInt8.random(in: .min ... .max, using: &generator), radix: 16)
            return byte.count == 1 ? "0" + byte : byte
        }.joined()
    }
}
