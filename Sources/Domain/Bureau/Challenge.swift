public import Foundation

/// What the bureau wants next, before it says yes to a login.
public struct Challenge: Hashable, Sendable {
    public enum Kind: Hashable, Sendable {
        /// More fields: a second page of the login, or a picture after the password.
        case form(LoginForm, title: String)
        /// A code that was sent to a telephone, of which the bureau shows a part; another may be had after a while.
        case sms(phone: String, resendAfter: Date)
        /// A confirmation in the bureau's app, which opens by what its QR code says.
        case app(url: String, state: AppState)
        /// 身份类型: the person has several.
        case role([String])
    }

    /// How far the phone is.
    public enum AppState: String, CaseIterable, Sendable {
        case waiting, scanned, confirmed, declined
    }

    /// The bureau's name of it.
    public let id: String
    public let kind: Kind
    public let expiresAt: Date

    public init(id: String, kind: Kind, expiresAt: Date) {
        self.id = id
        self.kind = kind
        self.expiresAt = expiresAt
    }
}
