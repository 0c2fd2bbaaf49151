/// An address in angle brackets with the parameters behind it: `<a@example.com> SIZE=100`.
struct SMTPPath: Sendable {
    let address: String
    let parameters: [String]

    /// Nil unless `text` is `keyword` and a path. The empty path is the sender of bounces.
    init?(_ text: String, after keyword: String) {
        guard text.prefix(keyword.count).uppercased() == keyword else { return nil }
        let words = text.dropFirst(keyword.count).split(separator: " ", omittingEmptySubsequences: false)
        guard let path = words.first, path.hasPrefix("<"), path.hasSuffix(">"), path.count <= 256 else { return nil }
        let address = String(path.dropFirst().dropLast())
        guard address.isEmpty || address.wholeMatch(of: Self.mailbox) != nil else { return nil }
        self.address = address
        parameters = words.dropFirst().filter { !$0.isEmpty }.map(String.init)
    }

    private static var mailbox: Regex<Substring> {
        /[A-Za-z0-9.!#$%&'*+\/=?^_`{|}~\-]{1,64}@[A-Za-z0-9\-]+(?:\.[A-Za-z0-9\-]+)*/
    }
}
