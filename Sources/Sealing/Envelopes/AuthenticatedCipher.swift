/// Seals bytes together with what they belong to: the envelope's header and the secret's place.
protocol AuthenticatedCipher: Sendable {
    static var nonceCount: Int { get }
    static var tagCount: Int { get }

    init(key: KeyBytes) throws(SealingError)

    /// Ciphertext and tag.
    func seal(
        _ plain: [UInt8], nonce: [UInt8], header: [UInt8], place: [UInt8]
    ) throws(SealingError) -> (ciphertext: [UInt8], tag: [UInt8])

    /// Throws `unsealable` where anything was altered.
    func open(
        _ ciphertext: [UInt8], tag: [UInt8], nonce: [UInt8], header: [UInt8], place: [UInt8]
    ) throws(SealingError) -> [UInt8]
}

/// AES-256-GCM; header ‖ place is associated data, and the header's length is fixed.
struct AESBox: AuthenticatedCipher {
    static let nonceCount = 12
    static let tagCount = Cipher.tagCount

    private let key: KeyBytes

    init(key: KeyBytes) throws(SealingError) {
        self.key = try MAC.subkey(of: key, for: "steward/aes-256-gcm", .sha256)
    }

    func seal(
        _ plain: [UInt8], nonce: [UInt8], header: [UInt8], place: [UInt8]
    ) throws(SealingError) -> (ciphertext: [UInt8], tag: [UInt8]) {
        let cipher = try cipher(nonce, isEncrypting: true)
        let ciphertext = try cipher.update(plain, associated: header + place)
        try cipher.finish()
        return (ciphertext, try cipher.tag())
    }

    func open(
        _ ciphertext: [UInt8], tag: [UInt8], nonce: [UInt8], header: [UInt8], place: [UInt8]
    ) throws(SealingError) -> [UInt8] {
        let cipher = try cipher(nonce, isEncrypting: false)
        let plain = try cipher.update(ciphertext, associated: header + place)
        try cipher.expect(tag: tag)
        try cipher.finish()
        return plain
    }

    private func cipher(_ nonce: [UInt8], isEncrypting: Bool) throws(SealingError) -> Cipher {
        try key.withBytes { (bytes) throws(SealingError) in
            guard let base = bytes.baseAddress else { throw .cryptography("key") }
            return try Cipher(key: base, nonce: nonce, isEncrypting: isEncrypting)
        }
    }
}

/// SM4-CTR, then HMAC-SM3 over header ‖ nonce ‖ length of place ‖ place ‖ length of ciphertext ‖ ciphertext; lengths are
/// 8 bytes, the highest first. Each half has a key of its own.
struct SM4Box: AuthenticatedCipher {
    static let nonceCount = 16
    static let tagCount = 32

    private let encryption: KeyBytes
    private let authentication: KeyBytes

    init(key: KeyBytes) throws(SealingError) {
        encryption = try MAC.subkey(of: key, for: "steward/sm4-ctr", .sm3, size: 16)
        authentication = try MAC.subkey(of: key, for: "steward/hmac-sm3", .sm3)
    }

    func seal(
        _ plain: [UInt8], nonce: [UInt8], header: [UInt8], place: [UInt8]
    ) throws(SealingError) -> (ciphertext: [UInt8], tag: [UInt8]) {
        let ciphertext = try SM4CTR.apply(plain, key: encryption, counter: nonce)
        return (ciphertext, try tag(of: ciphertext, nonce, header, place))
    }

    func open(
        _ ciphertext: [UInt8], tag: [UInt8], nonce: [UInt8], header: [UInt8], place: [UInt8]
    ) throws(SealingError) -> [UInt8] {
        guard Digest.areEqual(tag, try self.tag(of: ciphertext, nonce, header, place)) else { throw .unsealable }
        return try SM4CTR.apply(ciphertext, key: encryption, counter: nonce)
    }

    private func tag(
        of ciphertext: [UInt8], _ nonce: [UInt8], _ header: [UInt8], _ place: [UInt8]
    ) throws(SealingError) -> [UInt8] {
        let message =
            header + nonce + UInt64(place.count).bytes + place + UInt64(ciphertext.count).bytes + ciphertext
        return try MAC.code(of: message, key: authentication, .sm3)
    }
}

extension FixedWidthInteger {
    /// The highest first.
    var bytes: [UInt8] { withUnsafeBytes(of: bigEndian) { Array($0) } }
}
