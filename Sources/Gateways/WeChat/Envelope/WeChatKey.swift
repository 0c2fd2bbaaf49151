import Foundation
import Sealing

/// An EncodingAESKey: what safe mode (安全模式) seals messages with.
///
/// Sealed is, in base64, AES-256-CBC of: 16 random bytes ‖ length of the message (4 bytes, big-endian) ‖ message ‖
/// AppID, padded to blocks of 32 bytes. The IV is the key's own first half.
public struct WeChatKey: Sendable {
    private let bytes: [UInt8]
    private static let paddedBlock = 32
    private static let saltCount = 16

    /// Throws `badKey` unless `text` is 43 characters of base64, as the platform shows it.
    init(_ text: String) throws(WeChatError) {
        guard text.utf8.count == 43, let bytes = Data(base64Encoded: text + "="), bytes.count == 32 else {
            throw .badKey
        }
        self.bytes = Array(bytes)
    }

    func seal(_ message: [UInt8], appID: String, salt: [UInt8]) throws(WeChatError) -> String {
        let length = withUnsafeBytes(of: UInt32(message.count).bigEndian) { Array($0) }
        var plain = salt + length + message + Array(appID.utf8)
        let missing = Self.paddedBlock - plain.count % Self.paddedBlock
        plain += Array(repeating: UInt8(missing), count: missing)
        guard let sealed = try? BlockCipher.encrypt(plain, key: bytes, iv: Array(bytes.prefix(16))) else {
            throw .badMessage
        }
        return Data(sealed).base64EncodedString()
    }

    /// The message, if this key sealed it for the account; nil for anything else, whatever is wrong with it.
    func open(_ sealed: [UInt8], appID: String) -> [UInt8]? {
        guard !sealed.isEmpty, sealed.count.isMultiple(of: Self.paddedBlock),
            let padded = try? BlockCipher.decrypt(sealed, key: bytes, iv: Array(bytes.prefix(16))),
            let padding = padded.last.map(Int.init), (1...Self.paddedBlock).contains(padding),
            padded.suffix(padding).allSatisfy({ Int($0) == padding })
        else { return nil }
        let plain = padded.dropLast(padding).dropFirst(Self.saltCount)
        guard plain.count >= 4 else { return nil }
        let length = plain.prefix(4).reduce(0) { $0 << 8 | Int($1) }
        let rest = plain.dropFirst(4)
        guard length <= rest.count, Digest.areEqual(Array(rest.dropFirst(length)), Array(appID.utf8)) else {
            return nil
        }
        return Array(rest.prefix(length))
    }
}
