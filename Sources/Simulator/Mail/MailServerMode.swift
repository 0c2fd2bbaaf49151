/// How the mail server behaves.
enum MailServerMode: String, Sendable, CaseIterable {
    case up
    /// Connections are closed at once.
    case down
    /// No recipient is known.
    case refusing
    /// The first try of each sender with each recipient is put off.
    case greylisting
}
