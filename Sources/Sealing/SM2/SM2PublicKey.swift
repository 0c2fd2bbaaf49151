/// Whose signatures are verified, and for whom something is sealed. GB/T 32918 on the standard's own curve.
public struct SM2PublicKey: Hashable, Sendable {
    /// 65 bytes: 04 ‖ x ‖ y.
    public let bytes: [UInt8]

    /// Throws `unsealable` for bytes that are no point of the curve.
    public init(_ bytes: [UInt8]) throws(SealingError) {
        guard bytes.count == 65, bytes[0] == 4 else { throw .unsealable }
        _ = try SM2Key(publicKey: bytes)
        self.bytes = bytes
    }

    /// - Parameter signature: 64 bytes, r ‖ s.
    public func verifies(_ signature: [UInt8], of message: [UInt8]) -> Bool {
        guard let key = try? SM2Key(publicKey: bytes) else { return false }
        return SM2Signing(key: key).verifies(signature, of: message)
    }

    /// Only the holder of the private key opens it.
    public func seal(_ secret: [UInt8]) throws(SealingError) -> [UInt8] {
        try SM2Encryption.seal(secret, for: try SM2Key(publicKey: bytes))
    }
}
