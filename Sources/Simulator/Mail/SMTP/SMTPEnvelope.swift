/// Who sends to whom, before the mail itself.
struct SMTPEnvelope: Sendable {
    static let maximumRecipients = 100

    let sender: String
    var recipients: [String] = []
}

extension SMTPSession {
    mutating func begin(_ argument: String) -> SMTPReply {
        guard let greeting else { return .outOfOrder("HELO or EHLO first") }
        guard server.settings?.user == nil || isAuthenticated else {
            return SMTPReply(530, "5.7.0 Authentication required")
        }
        guard envelope == nil else { return .outOfOrder("A mail has begun already") }
        guard let path = SMTPPath(argument, after: "FROM:") else { return .syntax }
        for parameter in path.parameters {
            guard greeting == .extended else { return .unknownParameter }
            let parts = parameter.uppercased().split(separator: "=", maxSplits: 1).map(String.init)
            switch (parts.first, parts.last) {
            case ("SIZE", let value?):
                guard let size = Int(value), size >= 0, parts.count == 2 else { return .syntax }
                guard size <= SMTPContent.limit else { return .tooBig }
            case ("BODY", "7BIT"), ("BODY", "8BITMIME"): break
            case ("AUTH", _) where mayAuthenticate: break
            default: return .unknownParameter
            }
        }
        envelope = SMTPEnvelope(sender: path.address)
        return SMTPReply(250, "2.1.0 Sender OK")
    }

    mutating func address(_ argument: String) -> SMTPReply {
        guard let envelope else { return .outOfOrder("MAIL first") }
        guard let path = SMTPPath(argument, after: "TO:"), !path.address.isEmpty else { return .syntax }
        guard path.parameters.isEmpty else { return .unknownParameter }
        guard envelope.recipients.count < SMTPEnvelope.maximumRecipients else {
            return SMTPReply(452, "4.5.3 Too many recipients")
        }
        guard server.mode != .refusing else { return SMTPReply(550, "5.1.1 No such mailbox") }
        guard !server.putsOff(envelope.sender, path.address) else {
            return SMTPReply(451, "4.7.1 Greylisted, try again later")
        }
        self.envelope?.recipients.append(path.address)
        return SMTPReply(250, "2.1.5 Recipient OK")
    }

    mutating func expectMail() -> SMTPReply {
        guard let envelope, !envelope.recipients.isEmpty else { return .outOfOrder("MAIL and RCPT first") }
        expectation = .mail
        return SMTPReply(354, "End with a line of a single dot")
    }
}
