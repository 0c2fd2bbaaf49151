import CCrypto
import Foundation

/// minisign's file of a secret key: a comment, and the base64 of algorithms, salt, limits and the key with its checksum.
/// The checksum is not looked at: that the two halves of the key belong together says as much.
struct MinisignKeyFile {
    private static let algorithm = Array("Ed".utf8)
    private static let scrypt = Array("Sc".utf8)
    private static let checksum = Array("B2".utf8)
    private static let headCount = 2 + 2 + 2 + 32 + 8 + 8
    private static let keyCount = 8 + 64 + 32

    private let isEncrypted: Bool
    private let salt: [UInt8]
    private let operations: UInt64
    private let memory: UInt64
    /// Id, secret and public key, checksum; encrypted or not.
    private let key: [UInt8]

    init?(_ text: String) {
        let lines = text.split(whereSeparator: \.isNewline)
        guard lines.count == 2, lines[0].hasPrefix("untrusted comment: "),
            let bytes = MinisignSignature.base64(lines[1].utf8, count: Self.headCount + Self.keyCount),
            Array(bytes[0..<2]) == Self.algorithm, Array(bytes[4..<6]) == Self.checksum,
            Array(bytes[2..<4]) == Self.scrypt || Array(bytes[2..<4]) == [0, 0]
        else { return nil }
        isEncrypted = Array(bytes[2..<4]) == Self.scrypt
        salt = Array(bytes[6..<38])
        operations = bytes[38..<46].littleEndian
        memory = bytes[46..<54].littleEndian
        key = Array(bytes[54...])
    }

    static func text(keyID: [UInt8], seed: [UInt8], publicKey: [UInt8]) -> String {
        let head = algorithm + [0, 0] + checksum + [UInt8](repeating: 0, count: 32 + 8 + 8)
        let bytes = head + keyID + seed + publicKey + [UInt8](repeating: 0, count: 32)
        return "untrusted comment: steward release secret key\n\(Data(bytes).base64EncodedString())\n"
    }

    func opened(password: () -> String) throws(SealingError) -> (keyID: [UInt8], seed: [UInt8]) {
        var key = key
        defer { key.wipe() }
        if isEncrypted {
            let stream = try stream(password: password())
            for index in key.indices { key[index] ^= stream[index] }
        }
        let seed = Array(key[8..<40])
        guard try Ed25519.publicKey(seed: seed) == Array(key[40..<72]) else {
            throw isEncrypted ? .unsealable : .signingKeyMalformed
        }
        return (Array(key[0..<8]), seed)
    }

    /// libsodium's choice of scrypt's parameters from its two limits.
    private func stream(password: String) throws(SealingError) -> [UInt8] {
        let operations = max(operations, 32_768)
        let block: UInt64 = 8
        let isShort = operations < memory / 32
        let most = isShort ? operations / (block * 4) : memory / (block * 128)
        let rounds = (1 as UInt64) << UInt64((1..<63).first { (1 as UInt64) << UInt64($0) > most / 2 } ?? 63)
        let lanes = isShort ? 1 : min(operations / 4 / rounds, 0x3fff_ffff) / block
        var stream = [UInt8](repeating: 0, count: Self.keyCount)
        // Above what minisign ever asks for, so that a file cannot take the machine's memory.
        let memoryLimit: UInt64 = 1200 << 20
        let password = Array(password.utf8.map(Int8.init(bitPattern:)))
        guard
            EVP_PBE_scrypt(
                password, password.count, salt, salt.count, rounds, block, lanes, memoryLimit, &stream, stream.count)
                == 1
        else { throw .cryptography("EVP_PBE_scrypt") }
        return stream
    }
}

extension ArraySlice<UInt8> {
    fileprivate var littleEndian: UInt64 { reversed().reduce(0) { $0 << 8 | UInt64($1) } }
}
