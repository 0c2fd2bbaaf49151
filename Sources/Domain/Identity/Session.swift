public import Foundation

/// A browser that a person is signed in on.
public struct Session: Hashable, Sendable {
    public typealias ID = Key<Session>

    public let id: ID
    /// `Chrome · Windows`.
    public let browser: String
    public let address: String
    public let beganAt: Date
    /// Accurate to ten minutes: not every request is worth a write.
    public let lastSeenAt: Date
    public let expiresAt: Date

    public init(id: ID, browser: String, address: String, beganAt: Date, lastSeenAt: Date, expiresAt: Date) {
        self.id = id
        self.browser = browser
        self.address = address
        self.beganAt = beganAt
        self.lastSeenAt = lastSeenAt
        self.expiresAt = expiresAt
    }
}
