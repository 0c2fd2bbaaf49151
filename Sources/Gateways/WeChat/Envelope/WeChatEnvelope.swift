import Documents
public import Foundation
import Sealing

/// Safe mode (安全模式): callbacks come sealed, and what is answered is sealed too.
public struct WeChatEnvelope: Sendable {
    /// A callback's message and the key that opened it.
    public struct Opened: Sendable {
        /// XML, for `WeChatMessage`.
        public let message: [UInt8]
        /// What the answer is to be sealed with: while the account changes its key, WeChat reads an answer with the key
        /// that it sealed the question with.
        public let key: WeChatKey
    }

    private let appID: String
    private let signature: WeChatSignature
    private let newest: WeChatKey
    private let older: [WeChatKey]
    /// Messages of the protocol are a few kilobytes at most.
    private static let largest = 256 * 1024

    /// - Parameter keys: EncodingAESKeys (43 characters), the newest first; an older one is still read while WeChat
    ///   changes over.
    /// - Throws: `badKey` for what is no key, and for no key at all.
    public init(appID: String, token: String, keys: [String]) throws(WeChatError) {
        var read: [WeChatKey] = []
        for key in keys { read.append(try WeChatKey(key)) }
        guard let newest = read.first else { throw .badKey }
        self.appID = appID
        self.newest = newest
        older = Array(read.dropFirst())
        signature = WeChatSignature(token: token)
    }

    /// The message inside a callback's body.
    ///
    /// - Parameter claimed: the query's `msg_signature`.
    /// - Throws: always `badSignature`, whether the body is no envelope, the signature or the time (±300 s) is wrong,
    ///   no key opens it, its padding or length is wrong, it is another account's or holds a DOCTYPE: a prober must not
    ///   learn how far it came.
    public func open(
        _ body: [UInt8], signature claimed: String, timestamp: String, nonce: String, at now: Date
    ) throws(WeChatError) -> Opened {
        guard body.count <= Self.largest, let text = (try? FlatXML.fields(body))?["Encrypt"] else {
            throw .badSignature
        }
        try signature.check(claimed, timestamp: timestamp, nonce: nonce, sealed: text, at: now)
        guard let sealed = Data(base64Encoded: text) else { throw .badSignature }
        for key in [newest] + older {
            guard let message = key.open(Array(sealed), appID: appID) else { continue }
            // Refuses doctypes; what the fields are is the message's own matter.
            guard (try? FlatXML.fields(message)) != nil else { throw .badSignature }
            return Opened(message: message, key: key)
        }
        throw .badSignature
    }

    /// The answer's body around `xml`.
    ///
    /// - Parameter key: the one that opened the question; the newest without.
    public func seal(_ xml: String, with key: WeChatKey? = nil, at now: Date) throws(WeChatError) -> String {
        try seal(xml, with: key ?? newest, salt: Random.bytes(16), nonce: Random.token(bytes: 8), at: now)
    }

    func seal(
        _ xml: String, with key: WeChatKey, salt: [UInt8], nonce: String, at now: Date
    ) throws(WeChatError) -> String {
        let text = try key.seal(Array(xml.utf8), appID: appID, salt: salt)
        let timestamp = "\(Int(now.timeIntervalSince1970))"
        let signed = signature.digest(timestamp: timestamp, nonce: nonce, sealed: text).hex
        return """
            <xml><Encrypt><![CDATA[\(text)]]></Encrypt><MsgSignature><![CDATA[\(signed)]]></MsgSignature>\
            <TimeStamp>\(timestamp)</TimeStamp><Nonce><![CDATA[\(nonce)]]></Nonce></xml>
            """
    }
}
