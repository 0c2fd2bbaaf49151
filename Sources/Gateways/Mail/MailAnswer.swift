import CurlMail

extension MailError {
    /// Nil when the mail was sent.
    init?(_ result: curl_mail_result, password: String?) {
        let reason = Self.text(of: result.reason)
        switch result.outcome {
        case CURL_MAIL_SENT: return nil
        case CURL_MAIL_INSECURE: self = .insecure(reason: reason)
        case CURL_MAIL_NO_LOGIN: self = .badCredentials
        case CURL_MAIL_REFUSED:
            self = .refused(code: Int(result.code), words: Self.words(of: result, password: password))
        default: self = .unreachable(reason: reason)
        }
    }

    /// The last refusal without its code. A server that has heard a secret may quote it: then only its enhanced status
    /// (RFC 3463) is kept.
    private static func words(of result: curl_mail_result, password: String?) -> String {
        let answer = MailHeader.clean(String(text(of: result.answer).dropFirst(4)))
        let isQuoting = password.map { !$0.isEmpty && answer.contains($0) } ?? false
        guard result.message_sent == 0, result.at_login == 0, !isQuoting else {
            return answer.prefixMatch(of: /[245]\.\d{1,3}\.\d{1,3}\b/).map { String($0.output) } ?? ""
        }
        return String(answer.prefix(200))
    }

    /// The text of a C array of characters, up to its zero.
    private static func text<Characters>(of characters: Characters) -> String {
        withUnsafeBytes(of: characters) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
    }
}
