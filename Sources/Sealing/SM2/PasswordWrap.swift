import CCrypto

/// A private key behind a password: the password is stretched by PBKDF2-HMAC-SM3, and the key sealed with SM4-CTR and
/// HMAC-SM3.
public struct PasswordWrap: Hashable, Sendable {
    /// 16 bytes.
    public let salt: [UInt8]
    public let iterations: Int
    /// An envelope: header, nonce, 32 bytes, tag.
    public let sealed: [UInt8]

    public static let iterations = 20_000

    /// - Parameter iterations: 1 to 10 million.
    public init(salt: [UInt8], iterations: Int, sealed: [UInt8]) throws(SealingError) {
        guard salt.count == 16, (1...10_000_000).contains(iterations) else { throw .unsealable }
        self.salt = salt
        self.iterations = iterations
        self.sealed = sealed
    }

    public init(_ key: SM2PrivateKey, password: String, iterations: Int = iterations) throws(SealingError) {
        var scalar = key.exported()
        defer { scalar.wipe() }
        salt = Random.bytes(16)
        self.iterations = iterations
        sealed = try Self.key(password, salt, iterations).seal(scalar, for: Self.place(of: key.publicKey))
    }

    /// Throws `unsealable` for a wrong password, and for anything altered: the two cannot be told apart.
    public func open(password: String, publicKey: SM2PublicKey) throws(SealingError) -> SM2PrivateKey {
        var scalar = try Self.key(password, salt, iterations).open(sealed, for: Self.place(of: publicKey))
        return try SM2PrivateKey(taking: &scalar, publicKey: publicKey)
    }

    private static func key(_ password: String, _ salt: [UInt8], _ count: Int) throws(SealingError) -> EnvelopeKey {
        var bytes = [UInt8](repeating: 0, count: 32)
        var text = Array(password.utf8)
        defer { text.wipe() }
        let isDone = text.withUnsafeBytes { text in
            PKCS5_PBKDF2_HMAC(
                text.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(text.count), salt, Int32(salt.count),
                Int32(count), EVP_sm3(), 32, &bytes) == 1
        }
        guard isDone else { throw .cryptography("PKCS5_PBKDF2_HMAC") }
        return try EnvelopeKey(id: 0, cipher: .sm4, bytes: KeyBytes(taking: &bytes))
    }

    private static func place(of publicKey: SM2PublicKey) -> String { "sm2/\(publicKey.bytes.hex)" }
}
