/// One talk, as a state machine: a line comes, an answer goes. RFC 5321 with SIZE, 8BITMIME, STARTTLS and AUTH.
struct SMTPSession: Sendable {
    enum Next: Sendable {
        case goOn
        case startTLS
        case close
    }

    struct Turn: Sendable {
        /// Nil within a mail.
        let reply: SMTPReply?
        let next: Next

        init(_ reply: SMTPReply?, then next: Next = .goOn) {
            self.reply = reply
            self.next = next
        }
    }

    enum Expectation: Sendable {
        case command
        case secret(SMTPAuthentication)
        case mail
    }

    let server: MailServer
    var isSecure = false
    var greeting: Greeting?
    var isAuthenticated = false
    var wrongPasswords = 0
    var envelope: SMTPEnvelope?
    var content = SMTPContent()
    var expectation = Expectation.command

    enum Greeting: Sendable {
        case plain
        case extended
    }

    init(server: MailServer) { self.server = server }

    static let greeting = SMTPReply(220, "simulator ESMTP")

    mutating func take(_ line: SMTPLineReader.Line) -> Turn {
        guard server.mode != .down else { return Turn(.leaving, then: .close) }
        if case .mail = expectation { return takeContent(line) }
        switch line {
        case .bareLineFeed: return Turn(.bareLineFeed, then: .close)
        case .tooLong:
            expectation = .command
            return Turn(.lineTooLong)
        case .text(let bytes):
            guard bytes.allSatisfy({ (32...126).contains($0) }) else {
                expectation = .command
                return Turn(.unknownCommand)
            }
            let text = String(decoding: bytes, as: UTF8.self)
            if case .secret(let authentication) = expectation { return answer(text, to: authentication) }
            return obey(text)
        }
    }

    private mutating func obey(_ text: String) -> Turn {
        let words = text.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: false)
        let verb = words.first?.uppercased() ?? ""
        var argument = words.count > 1 ? words[1] : ""
        while argument.last == " " { argument.removeLast() }
        switch verb {
        case "EHLO": return Turn(greet(.extended, String(argument)))
        case "HELO": return Turn(greet(.plain, String(argument)))
        case "MAIL": return Turn(begin(String(argument)))
        case "RCPT": return Turn(address(String(argument)))
        case "DATA": return Turn(argument.isEmpty ? expectMail() : .syntax)
        case "AUTH": return authenticate(String(argument))
        case "STARTTLS": return argument.isEmpty ? startTLS() : Turn(.syntax)
        case "RSET" where argument.isEmpty:
            envelope = nil
            return Turn(.ok)
        case "NOOP": return Turn(.ok)
        case "QUIT" where argument.isEmpty: return Turn(SMTPReply(221, "2.0.0 Bye"), then: .close)
        case "RSET", "QUIT": return Turn(.syntax)
        case "VRFY", "EXPN", "HELP": return Turn(.notImplemented)
        default: return Turn(.unknownCommand)
        }
    }

    private mutating func greet(_ kind: Greeting, _ name: String) -> SMTPReply {
        guard !name.isEmpty, !name.contains(" ") else { return .syntax }
        greeting = kind
        envelope = nil
        guard kind == .extended else { return SMTPReply(250, "simulator") }
        var lines = ["simulator", "PIPELINING", "SIZE \(SMTPContent.limit)", "8BITMIME", "ENHANCEDSTATUSCODES"]
        if server.tls != nil, !isSecure { lines.append("STARTTLS") }
        if mayAuthenticate { lines.append("AUTH PLAIN LOGIN") }
        return SMTPReply(250, lines: lines)
    }

    /// What was said in the clear counts for nothing afterwards.
    private mutating func startTLS() -> Turn {
        guard server.tls != nil else { return Turn(.notImplemented) }
        guard !isSecure else { return Turn(.outOfOrder("TLS is on already")) }
        guard greeting == .extended else { return Turn(.outOfOrder("EHLO first")) }
        self = SMTPSession(server: server)
        isSecure = true
        return Turn(SMTPReply(220, "2.0.0 Ready to start TLS"), then: .startTLS)
    }
}
