import Foundation
import Sealing

/// 安全模式: messages under AES-256-CBC, padded to blocks of 32 bytes and closed with the account's AppID.
struct SafeMode: Sendable {
    enum Fault: Error, Equatable {
        case undecodable
        case padding
        case length
        case foreignAppID
    }

    private static let block = 32
    private static let randomCount = 16

    private let key: [UInt8]
    private let appID: [UInt8]

    /// Nil unless `encodingAESKey` is the 43 characters of a 32-byte key.
    init?(encodingAESKey: String, appID: String) {
        guard encodingAESKey.utf8.count == 43, let key = Data(base64Encoded: encodingAESKey + "="), key.count == 32
        else { return nil }
        self.key = [UInt8](key)
        self.appID = Array(appID.utf8)
    }

    func seal(_ text: String, random: [UInt8] = Random.bytes(randomCount)) throws(SealingError) -> String {
        let message = Array(text.utf8)
        let length = withUnsafeBytes(of: UInt32(message.count).bigEndian, Array.init)
        var plain = random + length + message + appID
        let padding = Self.block - plain.count % Self.block
        plain += Array(repeating: UInt8(padding), count: padding)
        return Data(try BlockCipher.encrypt(plain, key: key, iv: iv)).base64EncodedString()
    }

    func open(_ sealed: String) throws -> String {
        guard let bytes = Data(base64Encoded: sealed), !bytes.isEmpty, bytes.count.isMultiple(of: Self.block) else {
            throw Fault.undecodable
        }
        let plain = try unpadded(BlockCipher.decrypt([UInt8](bytes), key: key, iv: iv))
        let head = Self.randomCount + 4
        guard plain.count >= head else { throw Fault.length }
        let length = plain[Self.randomCount..<head].reduce(0) { $0 << 8 | Int($1) }
        guard length <= plain.count - head else { throw Fault.length }
        guard Array(plain[(head + length)...]) == appID else { throw Fault.foreignAppID }
        guard let text = String(validating: plain[head..<head + length], as: UTF8.self) else { throw Fault.undecodable }
        return text
    }

    private var iv: [UInt8] { Array(key.prefix(BlockCipher.blockCount)) }

    private func unpadded(_ bytes: [UInt8]) throws(Fault) -> [UInt8] {
        let count = Int(bytes.last ?? 0)
        guard (1...Self.block).contains(count), bytes.suffix(count).allSatisfy({ Int($0) == count }) else {
            throw .padding
        }
        return Array(bytes.dropLast(count))
    }
}
