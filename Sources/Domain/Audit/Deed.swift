public import Foundation

/// Something that a person did, or that was refused to them.
public struct Deed: Hashable, Sendable {
    public let action: AuditAction
    /// Nil where nobody is signed in; then `person` says who, as far as that is known.
    public let user: User.ID?
    /// The name at the time.
    public let person: String
    /// What it was done to, in words. Never a code, a token or a password.
    public let subject: String
    public let address: String
    public let browser: String

    public init(
        _ action: AuditAction, user: User.ID?, person: String, subject: String, address: String, browser: String
    ) {
        self.action = action
        self.user = user
        self.person = person
        self.subject = subject
        self.address = address
        self.browser = browser
    }
}

/// A line of the audit log.
public struct AuditEntry: Hashable, Sendable {
    public let id: Int64
    public let at: Date
    public let deed: Deed

    public init(id: Int64, at: Date, deed: Deed) {
        self.id = id
        self.at = at
        self.deed = deed
    }
}
