public import Foundation

/// One QR code on one browser's login page.
public struct SignInTicket: Hashable, Sendable {
    /// The parametric QR's scene, which the phone's event brings back.
    public let scene: String
    public let state: Ticket.State
    /// What the QR code says: the WeChat platform's URL for the scene.
    public let url: String
    /// Two digits, shown on the screen and on the phone, so that a person sees that both mean each other.
    public let number: Int
    /// `Chrome · Windows`: what asks.
    public let browser: String
    public let address: String
    /// Who scanned it.
    public let openid: String?
    public let issuedAt: Date
    public let expiresAt: Date

    public init(
        scene: String, state: Ticket.State, url: String, number: Int, browser: String, address: String,
        openid: String?, issuedAt: Date, expiresAt: Date
    ) {
        self.scene = scene
        self.state = state
        self.url = url
        self.number = number
        self.browser = browser
        self.address = address
        self.openid = openid
        self.issuedAt = issuedAt
        self.expiresAt = expiresAt
    }
}
