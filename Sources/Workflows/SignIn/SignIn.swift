public import Domain
public import Foundation
public import Gateways
public import Logging
import Sealing
public import Store

/// The WeChat platform gave no QR code; the cause is for the log.
public struct WeChatUnavailable: Error {
    let cause: String
}

/// 登录: a QR code on a browser, a phone that scans it and says yes, a session.
public struct SignIn: Sendable {
    let store: Store
    let weChat: WeChat
    let notices: Notices
    let logger: Logger

    public static let ticketLife: TimeInterval = 120
    /// 30天免登录, and the working day without it.
    public static let longSession: TimeInterval = 30 * 86_400
    public static let shortSession: TimeInterval = 12 * 3600
    private static let seenEvery: TimeInterval = 600

    public init(store: Store, weChat: WeChat, notices: Notices, logger: Logger) {
        self.store = store
        self.weChat = weChat
        self.notices = notices
        self.logger = logger
    }

    /// What a browser's cookie holds, so that no other browser can redeem its tickets.
    public static func newBrowserToken() -> String { Random.token() }

    /// What the forms of a browser with this cookie bring back. It tells nothing of the cookie.
    public static func formToken(for cookie: String) -> String { Digest.sha256("form " + cookie).hex }

    /// A new ticket for the browser whose cookie is `browserToken`. `browser` and `address` are shown on the phone.
    public func begin(browserToken: String, browser: String, address: String, at now: Date) async throws -> SignInTicket
    {
        let scene = Scene(.signIn, token: Random.token(bytes: 16)).description
        let url: String
        do { url = try await weChat.qrCode(scene: scene, seconds: Int(Self.ticketLife)) } catch {
            throw WeChatUnavailable(cause: "\(error)")
        }
        let ticket = SignInTicket(
            scene: scene, state: .issued, url: url, number: .random(in: 10...99), browser: browser, address: address,
            openid: nil, issuedAt: now, expiresAt: now.addingTimeInterval(Self.ticketLife))
        try await store.open(ticket, browserHash: Digest.sha256(browserToken))
        return ticket
    }

    public func ticket(browserToken: String, at now: Date) async throws -> SignInTicket? {
        try await store.ticket(browserHash: Digest.sha256(browserToken), at: now)
    }

    /// Turns this browser's confirmed ticket into a session and returns its token, which is kept only as a hash.
    /// Throws `StoreError.conflict` where nothing is confirmed, or it was redeemed before.
    public func redeem(
        browserToken: String, remembers: Bool, origin: Origin, at now: Date
    ) async throws -> String {
        let browserHash = Digest.sha256(browserToken)
        // A guess costs a look, not a write.
        guard try await store.isConfirmed(browserHash: browserHash, at: now) else { throw StoreError.conflict }
        let (token, session) = Self.newSession(remembers: remembers, origin: origin, at: now)
        let user = try await store.redeem(browserHash: browserHash, for: session)
        await notices.tellSignIn(of: user, from: origin, at: now)
        return token
    }

    static func newSession(remembers: Bool, origin: Origin, at now: Date) -> (token: String, session: NewSession) {
        let token = Random.token()
        let life = remembers ? longSession : shortSession
        return (
            token,
            NewSession(
                tokenHash: Digest.sha256(token), browser: origin.browser, address: origin.address, beganAt: now,
                expiresAt: now.addingTimeInterval(life))
        )
    }

    public func signedIn(token: String, at now: Date) async throws -> SignedIn? {
        let signedIn = try await store.signedIn(tokenHash: Digest.sha256(token), at: now)
        if let signedIn, now.timeIntervalSince(signedIn.lastSeenAt) > Self.seenEvery {
            try await store.sawSession(signedIn.session, at: now)
        }
        return signedIn
    }
}
