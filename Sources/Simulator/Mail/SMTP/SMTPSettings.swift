/// Where the mail sink listens and what it asks of those who bring mail.
public struct SMTPSettings: Sendable {
    public let host: String
    public let port: Int
    public let user: String?
    public let password: String?
    public let certificate: String?
    public let key: String?

    /// - Parameters:
    ///   - port: 0 takes a free one; `onServerRunning` tells which.
    ///   - user: with `password`: mail is taken only after AUTH PLAIN or LOGIN with these.
    ///   - certificate: a PEM file of the chain; with `key`, a PEM file too: STARTTLS is offered, and AUTH only after it.
    public init(
        host: String, port: Int, user: String? = nil, password: String? = nil, certificate: String? = nil,
        key: String? = nil
    ) {
        self.host = host
        self.port = port
        self.user = user
        self.password = password
        self.certificate = certificate
        self.key = key
    }
}
