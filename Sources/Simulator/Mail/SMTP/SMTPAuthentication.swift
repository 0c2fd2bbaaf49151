import Foundation

/// What the client has still to tell.
enum SMTPAuthentication: Sendable {
    case plain
    case loginUser
    case loginPassword(user: String)
}

extension SMTPSession {
    private static let maximumWrongPasswords = 5

    /// Passwords are taken only under TLS where there is TLS.
    var mayAuthenticate: Bool { server.settings?.user != nil && (isSecure || server.tls == nil) }

    mutating func authenticate(_ argument: String) -> Turn {
        guard server.settings?.user != nil else { return Turn(.notImplemented) }
        guard mayAuthenticate else { return Turn(SMTPReply(538, "5.7.11 Encryption required: STARTTLS first")) }
        guard greeting == .extended else { return Turn(.outOfOrder("EHLO first")) }
        guard !isAuthenticated else { return Turn(.outOfOrder("Authenticated already")) }
        guard envelope == nil else { return Turn(.outOfOrder("Not within a mail")) }
        let words = argument.split(separator: " ").map(String.init)
        guard (1...2).contains(words.count) else { return Turn(.syntax) }
        switch words[0].uppercased() {
        case "PLAIN": return start(.plain, with: words.dropFirst().first, prompt: "")
        case "LOGIN": return start(.loginUser, with: words.dropFirst().first, prompt: "VXNlcm5hbWU6")
        default: return Turn(SMTPReply(504, "5.5.4 Mechanism not offered"))
        }
    }

    /// A first answer may stand in the command itself; `=` is an empty one.
    private mutating func start(_ kind: SMTPAuthentication, with answer: String?, prompt: String) -> Turn {
        if let answer { return self.answer(answer == "=" ? "" : answer, to: kind) }
        expectation = .secret(kind)
        return Turn(SMTPReply(334, prompt))
    }

    mutating func answer(_ text: String, to authentication: SMTPAuthentication) -> Turn {
        expectation = .command
        guard text != "*" else { return Turn(SMTPReply(501, "5.7.0 Authentication cancelled")) }
        guard let bytes = Data(base64Encoded: text), let words = String(validating: bytes, as: UTF8.self) else {
            return Turn(SMTPReply(501, "5.5.2 Not Base64"))
        }
        switch authentication {
        case .plain:
            // authorization identity, NUL, user, NUL, password
            let parts = words.split(separator: "\0", omittingEmptySubsequences: false).map(String.init)
            guard parts.count == 3 else { return Turn(.syntax) }
            return judge(user: parts[1], password: parts[2])
        case .loginUser:
            expectation = .secret(.loginPassword(user: words))
            return Turn(SMTPReply(334, "UGFzc3dvcmQ6"))
        case .loginPassword(let user): return judge(user: user, password: words)
        }
    }

    private mutating func judge(user: String, password: String) -> Turn {
        if user == server.settings?.user, password == server.settings?.password {
            isAuthenticated = true
            return Turn(SMTPReply(235, "2.7.0 Authentication succeeded"))
        }
        wrongPasswords += 1
        let isLast = wrongPasswords >= Self.maximumWrongPasswords
        return Turn(SMTPReply(535, "5.7.8 Authentication credentials invalid"), then: isLast ? .close : .goOn)
    }
}
