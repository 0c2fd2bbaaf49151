/// A private key of SM2, in one place of memory.
public final class SM2PrivateKey: Sendable {
    public let publicKey: SM2PublicKey
    private let scalar: KeyBytes

    /// A new one.
    public convenience init() throws(SealingError) {
        let key = try SM2Key.make()
        var scalar = try key.scalar()
        try self.init(taking: &scalar, publicKey: try SM2PublicKey(try key.publicKey()))
    }

    /// Takes the 32 bytes over: `scalar` is wiped. Throws `unsealable` where the public key is not theirs.
    public init(taking scalar: inout [UInt8], publicKey: SM2PublicKey) throws(SealingError) {
        defer { scalar.wipe() }
        guard scalar.count == 32 else { throw .unsealable }
        _ = try SM2Key(publicKey: publicKey.bytes, scalar: scalar)
        self.publicKey = publicKey
        self.scalar = KeyBytes(taking: &scalar)
    }

    /// 64 bytes, r ‖ s; another each time.
    public func sign(_ message: [UInt8]) throws(SealingError) -> [UInt8] { try SM2Signing(key: key()).sign(message) }

    /// What was sealed for the public key. Throws `unsealable`.
    public func open(_ sealed: [UInt8]) throws(SealingError) -> [UInt8] {
        try SM2Encryption.open(sealed, with: key())
    }

    /// For a file or an envelope; the caller wipes it.
    public func exported() -> [UInt8] { scalar.withBytes { Array($0) } }

    private func key() throws(SealingError) -> SM2Key {
        var copy = exported()
        defer { copy.wipe() }
        return try SM2Key(publicKey: publicKey.bytes, scalar: copy)
    }
}
