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
    private let store: Store
    private let weChat: WeChat
    private let signature: WeChatSignature
    private let logger: Logger

    public static let ticketLife: TimeInterval = 120
    /// 30天免登录, and the working day without it.
    public static let longSession: TimeInterval = 30 * 86_400
    public static let shortSession: TimeInterval = 12 * 3600

    public init(store: Store, weChat: WeChat, signature: WeChatSignature, logger: Logger) {
        self.store = store
        self.weChat = weChat
        self.signature = signature
        self.logger = logger
    }

    /// What a browser's cookie holds, so that no other browser can redeem its tickets.
    public static func newBrowserToken() -> String { Random.token() }

    /// A new ticket for the browser whose cookie is `browserToken`. `browser` and `address` are shown on the phone.
    public func begin(browserToken: String, browser: String, address: String, at now: Date) async throws -> SignInTicket
    {
        let scene = Random.token(bytes: 16)
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
        browserToken: String, remembers: Bool, browser: String, address: String, at now: Date
    ) async throws
        -> String
    {
        let token = Random.token()
        let life = remembers ? Self.longSession : Self.shortSession
        try await store.redeem(
            browserHash: Digest.sha256(browserToken),
            for: NewSession(
                tokenHash: Digest.sha256(token), browser: browser, address: address, beganAt: now,
                expiresAt: now.addingTimeInterval(life)))
        return token
    }

    public func signedIn(token: String, at now: Date) async throws -> SignedIn? {
        try await store.signedIn(tokenHash: Digest.sha256(token), at: now)
    }

    /// 退出登录.
    public func end(token: String) async throws {
        try await store.endSession(tokenHash: Digest.sha256(token))
    }

    /// Whether WeChat made the call; its first call asks for `echostr` back.
    public func isFromWeChat(signature claimed: String, timestamp: String, nonce: String, at now: Date) -> Bool {
        do { try signature.check(claimed, timestamp: timestamp, nonce: nonce, at: now) } catch {
            logger.warning("a callback without WeChat's signature was refused")
            return false
        }
        return true
    }

    /// A signed message from WeChat; the XML to answer, empty for a repeated delivery, nil for what is no message.
    public func hear(_ body: [UInt8], at now: Date) async throws -> String? {
        guard let message = try? WeChatMessage(body) else { return nil }
        guard try await store.hears(message: message.key, at: now) else { return "" }
        return try await reply(to: message, at: now)?.xml(to: message, at: now) ?? ""
    }

    private func reply(to message: WeChatMessage, at now: Date) async throws -> WeChatReply? {
        switch message.content {
        case .scanned(let scene): return try await scanned(scene, by: message.openid, at: now)
        case .chose(let menuID):
            let parts = menuID.split(separator: ":", maxSplits: 1).map(String.init)
            guard parts.count == 2, parts[0] == "confirm" || parts[0] == "decline" else { return nil }
            return try await answered(parts[1], yes: parts[0] == "confirm", by: message.openid, at: now)
        case .unsubscribed, .other: return nil
        }
    }

    private func scanned(_ scene: String, by openid: String, at now: Date) async throws -> WeChatReply {
        do {
            let ticket = try await store.move(scene: scene, to: .scanned, by: openid, at: now)
            return WeChatReply(
                text: """
                    \(ticket.browser)（\(ticket.address)）于 \(China.timestamp(ticket.issuedAt).dropFirst(11).prefix(5)) \
                    请求登录发票管家。
                    屏幕上的数字应为 \(ticket.number)，不一致请取消。
                    \(WeChatReply.choice("确认登录", menuID: "confirm:\(scene)"))
                    \(WeChatReply.choice("取消", menuID: "decline:\(scene)"))
                    """)
        } catch is IllegalMove, is StoreError {
            return WeChatReply(text: "二维码已过期或已被使用，请在电脑上点「换一张」后重新扫码。")
        }
    }

    private func answered(_ scene: String, yes: Bool, by openid: String, at now: Date) async throws -> WeChatReply {
        do {
            let nickname = yes ? await nickname(of: openid) : nil
            _ = try await store.move(
                scene: scene, to: yes ? .confirmed : .declined, by: openid, binding: nickname, at: now)
            return WeChatReply(text: yes ? "已确认登录，请回到电脑继续。" : "已取消登录。")
        } catch is IllegalMove, is StoreError {
            return WeChatReply(text: "这次登录已失效，请在电脑上点「换一张」后重新扫码。")
        }
    }

    /// The platform may not tell a nickname, or not now: the person is known by the openid all the same.
    private func nickname(of openid: String) async -> String {
        var nickname = ""
        do { nickname = try await weChat.nickname(of: openid) } catch {
            logger.warning("no nickname from WeChat", metadata: ["error": "\(error)"])
        }
        return nickname.isEmpty ? "微信用户 \(openid.suffix(4))" : nickname
    }
}
