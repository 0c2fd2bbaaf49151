public import Domain
public import Foundation

/// The bureau's yes to a login.
public struct BureauSession: Sendable {
    /// A secret: whoever has it is the account.
    public let token: String
    public let person: String
    public let role: String
    public let rights: Rights
    public let expiresAt: Date
}

/// What comes of a form, or of an answer to a challenge.
public enum LoginAnswer: Sendable {
    case session(BureauSession)
    case challenge(Challenge)
}

/// A page of a query's invoices, and how many the query has in all.
public struct BureauPage: Sendable {
    public let count: Int
    public let invoices: [Invoice]
}
