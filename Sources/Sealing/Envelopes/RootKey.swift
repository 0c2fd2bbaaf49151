/// The key of the key file. It seals nothing but key-encryption keys.
public final class RootKey: Sendable {
    /// Names it without telling anything of it: 8 bytes of an HMAC under it.
    public let fingerprint: Int64
    private let bytes: KeyBytes

    /// - Parameter bytes: 32 bytes, wiped.
    init(taking bytes: inout [UInt8]) throws(SealingError) {
        self.bytes = KeyBytes(taking: &bytes)
        fingerprint = try MAC.code(of: Array("steward/fingerprint".utf8), key: self.bytes, .sha256)
            .prefix(8).reduce(0) { $0 << 8 | Int64($1) }
    }

    /// What wraps key-encryption keys of that cipher; its id is the fingerprint.
    public func wrapping(_ cipher: CipherSuite) throws(SealingError) -> EnvelopeKey {
        try EnvelopeKey(id: fingerprint, cipher: cipher, bytes: bytes)
    }

    /// A secret of the time when the root itself sealed them.
    public func openVersion1(_ sealed: [UInt8], for place: String) throws(SealingError) -> [UInt8] {
        try SealingKey(bytes: bytes.withBytes { Array($0) }).open(sealed, for: place)
    }
}
