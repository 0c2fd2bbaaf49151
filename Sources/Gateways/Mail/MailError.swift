/// Why a letter was not handed over. Never carries the password or the letter's text.
public enum MailError: Error, Hashable, Sendable {
    /// Nobody there, too slow, broken off, or ended by whoever waited. The reason is for the log.
    case unreachable(reason: String)
    /// No STARTTLS where it is required, or a certificate that nobody vouches for.
    case insecure(reason: String)
    case badCredentials
    /// The server's own code (4xx, 5xx) and words, for the log. Once it had the letter's text, only its enhanced status
    /// such as `5.7.1` is kept of the words: they may quote the text.
    case refused(code: Int, words: String)

    /// Whether the same letter would be refused again: 5xx, and wrong credentials, which must not be tried until the
    /// account is locked.
    public var isPermanent: Bool {
        switch self {
        case .refused(let code, _): code >= 500
        case .badCredentials: true
        case .unreachable, .insecure: false
        }
    }
}
