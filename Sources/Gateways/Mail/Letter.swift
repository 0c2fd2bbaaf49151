public import Domain

/// A mail to one person.
public struct Letter: Hashable, Sendable {
    let to: MailAddress
    let subject: String
    let text: String
    let html: String?

    /// - Parameter html: the same in HTML, for programs that show it; nil for text alone.
    public init(to: MailAddress, subject: String, text: String, html: String?) {
        self.to = to
        self.subject = subject
        self.text = text
        self.html = html
    }
}
