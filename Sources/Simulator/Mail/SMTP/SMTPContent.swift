/// A mail that is coming in, line by line.
struct SMTPContent: Sendable {
    /// Of the whole mail, in bytes.
    static let limit = 10 << 20

    private(set) var bytes: [UInt8] = []
    /// Told at the end: within a mail nothing is answered.
    private(set) var fault: SMTPReply?

    /// False for the line that ends the mail. A dot at the front of any other was put there by the sender.
    mutating func take(_ line: SMTPLineReader.Line) -> Bool {
        switch line {
        case .text([UInt8(ascii: ".")]): return false
        case .text(let text):
            let text = text.first == UInt8(ascii: ".") ? text.dropFirst() : text[...]
            guard fault == nil else { return true }
            if bytes.count + text.count + 2 > Self.limit { refuse(.tooBig) } else { bytes += text + [13, 10] }
        case .tooLong: refuse(.lineTooLong)
        case .bareLineFeed: refuse(.bareLineFeed)
        }
        return true
    }

    private mutating func refuse(_ reply: SMTPReply) {
        fault = fault ?? reply
        bytes = []
    }
}

extension SMTPSession {
    mutating func takeContent(_ line: SMTPLineReader.Line) -> Turn {
        guard line != .bareLineFeed else { return Turn(.bareLineFeed, then: .close) }
        return content.take(line) ? Turn(nil) : Turn(finish())
    }

    private mutating func finish() -> SMTPReply {
        defer { (expectation, envelope, content) = (.command, nil, SMTPContent()) }
        if let fault = content.fault { return fault }
        guard let envelope else { return .outOfOrder("MAIL and RCPT first") }
        let id = server.mailbox.keep(content.bytes, from: envelope.sender, to: envelope.recipients)
        return SMTPReply(250, "2.0.0 Queued as \(id)")
    }
}
