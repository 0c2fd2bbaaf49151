import Domain
public import Foundation
public import Gateways
public import Logging
import Sealing
public import Store
import Synchronization

/// The query of a call to our callback address, as it came.
public struct WeChatQuery: Sendable {
    let signature: String
    let timestamp: String
    let nonce: String
    let encryptType: String
    let messageSignature: String

    public init(signature: String, timestamp: String, nonce: String, encryptType: String, messageSignature: String) {
        self.signature = signature
        self.timestamp = timestamp
        self.nonce = nonce
        self.encryptType = encryptType
        self.messageSignature = messageSignature
    }
}

/// What WeChat's servers tell us, in plain mode or in safe mode: checked, read once, answered at once.
public final class WeChatCalls: Sendable {
    /// What is answered.
    public enum Answer: Hashable, Sendable {
        /// The XML, empty for silence.
        case reply(String)
        /// WeChat did not make this call.
        case refused
        /// It is no message.
        case unreadable
    }

    private let store: Store
    private let signIn: SignIn
    private let bindings: AccountBindings
    private let signature: WeChatSignature
    /// Safe mode; nil: plain mode.
    private let envelope: WeChatEnvelope?
    private let logger: Logger
    private let underWay = Mutex<Set<String>>([])

    public init(
        store: Store, signIn: SignIn, bindings: AccountBindings, signature: WeChatSignature, envelope: WeChatEnvelope?,
        logger: Logger
    ) {
        self.store = store
        self.signIn = signIn
        self.bindings = bindings
        self.signature = signature
        self.envelope = envelope
        self.logger = logger
    }

    /// WeChat's first call asks for `echostr` back. Its signature is good for nothing else afterwards.
    public func mayEcho(_ query: WeChatQuery, at now: Date) async throws -> Bool {
        guard isFromWeChat(query, at: now) else { return false }
        return try await store.isFirst(body: Digest.sha256("echo"), under: query.signature, at: now)
    }

    private func isFromWeChat(_ query: WeChatQuery, at now: Date) -> Bool {
        do {
            try signature.check(query.signature, timestamp: query.timestamp, nonce: query.nonce, at: now)
            return true
        } catch {
            logger.warning("a callback without WeChat's signature was refused")
            return false
        }
    }

    public func answer(_ query: WeChatQuery, _ body: [UInt8], at now: Date) async throws -> Answer {
        guard isFromWeChat(query, at: now) else { return .refused }
        guard let envelope else {
            guard query.encryptType != "aes" else {
                logger.error("WeChat sends in safe mode, but STEWARD_WECHAT_AES_KEYS is not set")
                return .refused
            }
            // The signature does not cover the body: one that was overheard must not carry another.
            guard try await store.isFirst(body: Digest.sha256(body), under: query.signature, at: now) else {
                logger.warning("a callback with the signature of another was refused")
                return .refused
            }
            return try await hear(body, at: now)
        }
        let opened: WeChatEnvelope.Opened
        do {
            opened = try envelope.open(
                body, signature: query.messageSignature, timestamp: query.timestamp, nonce: query.nonce, at: now)
        } catch {
            logger.warning(
                "a callback that is not sealed for this account was refused", metadata: ["error": "\(error)"])
            return .refused
        }
        guard case .reply(let xml) = try await hear(opened.message, at: now) else { return .unreadable }
        return .reply(xml.isEmpty ? "" : try envelope.seal(xml, with: opened.key, at: now))
    }

    private func hear(_ body: [UInt8], at now: Date) async throws -> Answer {
        // What has a colon is no openid but a person of ours who has none.
        guard let message = try? WeChatMessage(body), !message.openid.contains(":") else { return .unreadable }
        // A delivery that comes while the first is answered, or afterwards, is met with silence. It is written down when
        // the deed is done: one that failed, or died with the process, is done by WeChat's next delivery.
        guard underWay.withLock({ $0.insert(message.key).inserted }) else { return .reply("") }
        defer { underWay.withLock { _ = $0.remove(message.key) } }
        guard try await !store.hasHeard(message: message.key) else { return .reply("") }
        let reply = try await reply(to: message, at: now)?.xml(to: message, at: now) ?? ""
        guard try await store.hears(message: message.key, at: now) else { return .reply("") }
        return .reply(reply)
    }

    private func reply(to message: WeChatMessage, at now: Date) async throws -> WeChatReply? {
        switch message.content {
        case .scanned(let text):
            switch Scene(text)?.purpose {
            case .binding: return try await bindings.scanned(text, by: message.openid, at: now)
            case .signIn, nil: return try await signIn.scanned(text, by: message.openid, at: now)
            }
        case .chose(let menuID):
            guard let choice = MenuChoice(menuID) else { return nil }
            switch Scene(choice.scene)?.purpose {
            case .binding: return try await bindings.chose(choice, by: message.openid, at: now)
            case .signIn, nil: return try await signIn.chose(choice, by: message.openid, at: now)
            }
        case .unsubscribed: try await store.unsubscribe(openid: message.openid, at: now)
        case .templateFinished(let id, let result): try await store.pushEnded(message: id, result: result, at: now)
        case .other: break
        }
        return nil
    }
}
