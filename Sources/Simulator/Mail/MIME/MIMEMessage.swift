/// A mail as far as it is shown.
struct MIMEMessage: Sendable {
    let from: String
    let to: String
    let subject: String
    /// As the sender wrote it.
    let date: String
    let text: String

    init(_ bytes: [UInt8]) {
        let part = MIMEPart(bytes[...])
        func header(_ name: String) -> String { EncodedWords.decode(part.header(name) ?? "") }
        from = header("from")
        to = header("to")
        subject = header("subject")
        date = header("date")
        text = part.text() ?? ""
    }
}
