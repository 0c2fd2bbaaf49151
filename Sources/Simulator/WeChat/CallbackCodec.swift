import Documents
import Foundation
import Sealing

/// How an event is written for the console and how its answer is read: 明文模式, or 安全模式 where there is a key.
struct CallbackCodec: Sendable {
    /// One post: what stands in the address and what in the body.
    struct Post: Sendable {
        let query: String
        let body: String
    }

    enum Fault: Error, Equatable {
        case noReply
        case wrongSignature
        case wrongAddressee
    }

    private let credentials: WeChatCredentials
    private let safeMode: SafeMode?

    /// - Throws: `encodingAESKey` for a key that is none.
    init(_ credentials: WeChatCredentials) throws(SimulatorError) {
        self.credentials = credentials
        safeMode = credentials.encodingAESKey.flatMap { SafeMode(encodingAESKey: $0, appID: credentials.appID) }
        guard credentials.encodingAESKey == nil || safeMode != nil else { throw .encodingAESKey }
    }

    /// Signed anew each time.
    func post(_ message: CallbackMessage, now: Date) throws(SealingError) -> Post {
        let timestamp = String(now.second)
        let nonce = String(UInt32.random(in: 100_000_000...999_999_999))
        let signature = Signature.of(credentials.token, timestamp, nonce)
        let query = "signature=\(signature)&timestamp=\(timestamp)&nonce=\(nonce)&openid=\(message.from)"
        guard let safeMode else { return Post(query: query, body: message.xml) }
        let sealed = try safeMode.seal(message.xml)
        let messageSignature = Signature.of(credentials.token, timestamp, nonce, sealed)
        return Post(
            query: query + "&encrypt_type=aes&msg_signature=\(messageSignature)",
            body: CallbackMessage.document([("ToUserName", message.to), ("Encrypt", sealed)]))
    }

    /// Nil for `success` and nothing at all, which mean silence.
    /// - Throws: for an answer that the platform would report as a service out of order.
    func reply(_ answer: String, to message: CallbackMessage) throws -> PassiveReply? {
        let answer = answer.trimmingCharacters(in: .whitespacesAndNewlines)
        if answer.isEmpty || answer == "success" { return nil }
        let xml = try safeMode.map { try opened(answer, $0) } ?? answer
        let fields = try FlatXML.fields(Array(xml.utf8))
        guard fields["ToUserName"] == message.from, fields["FromUserName"] == message.to else {
            throw Fault.wrongAddressee
        }
        guard fields["MsgType"] != nil, fields["CreateTime"].flatMap(Int.init) != nil else { throw Fault.noReply }
        return PassiveReply(xml: xml)
    }

    private func opened(_ answer: String, _ safeMode: SafeMode) throws -> String {
        let fields = try FlatXML.fields(Array(answer.utf8))
        guard let sealed = fields["Encrypt"], let signature = fields["MsgSignature"],
            let timestamp = fields["TimeStamp"], let nonce = fields["Nonce"]
        else { throw Fault.noReply }
        guard signature == Signature.of(credentials.token, timestamp, nonce, sealed) else { throw Fault.wrongSignature }
        return try safeMode.open(sealed)
    }
}
