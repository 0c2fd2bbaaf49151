/// A sealed value, taken apart: version (1 byte, 2) ‖ cipher (1) ‖ id of the key (8, the highest first) ‖ nonce ‖
/// ciphertext ‖ tag. Nonce and tag are 12 and 16 bytes for `aes`, 16 and 32 for `sm4`.
///
/// Nothing in it is to be believed before it has been opened.
public struct Envelope: Sendable {
    /// The key that it says it was sealed with.
    public let keyID: Int64
    let cipher: CipherSuite
    let header: [UInt8]
    let body: [UInt8]

    /// Whether this was sealed before there were levels of keys.
    public static func isOfVersion1(_ sealed: [UInt8]) -> Bool { sealed.first == 1 }

    /// Throws `unsealable` for what is no sealed value of this version.
    public init(_ sealed: [UInt8]) throws(SealingError) {
        guard sealed.count > Self.headerCount, sealed[0] == Self.version,
            let cipher = CipherSuite.allCases.first(where: { $0.byte == sealed[1] })
        else { throw .unsealable }
        self.cipher = cipher
        keyID = sealed[2..<Self.headerCount].reduce(0) { $0 << 8 | Int64($1) }
        header = Array(sealed[..<Self.headerCount])
        body = Array(sealed[Self.headerCount...])
    }

    static func header(_ cipher: CipherSuite, key: Int64) -> [UInt8] { [version, cipher.byte] + key.bytes }

    private static let version: UInt8 = 2
    private static let headerCount = 10
}
