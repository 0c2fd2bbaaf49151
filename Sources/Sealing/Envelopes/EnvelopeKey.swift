/// A key of any level: the root wraps key-encryption keys, these wrap data keys, these seal secrets. What it seals is
/// laid out as `Envelope` says; a value that was moved to another place does not open.
public final class EnvelopeKey: Sendable {
    public let id: Int64
    public let cipher: CipherSuite
    private let bytes: KeyBytes
    private let box: any AuthenticatedCipher

    init(id: Int64, cipher: CipherSuite, bytes: KeyBytes) throws(SealingError) {
        self.id = id
        self.cipher = cipher
        self.bytes = bytes
        switch cipher {
        case .aes: box = try AESBox(key: bytes)
        case .sm4: box = try SM4Box(key: bytes)
        }
    }

    /// A new one.
    public convenience init(id: Int64, cipher: CipherSuite) throws(SealingError) {
        try self.init(id: id, cipher: cipher, bytes: KeyBytes())
    }

    /// `place` names the row and column, such as `accounts/12/credentials`.
    public func seal(_ secret: [UInt8], for place: String) throws(SealingError) -> [UInt8] {
        let header = Envelope.header(cipher, key: id)
        let nonce = Random.bytes(type(of: box).nonceCount)
        let (ciphertext, tag) = try box.seal(secret, nonce: nonce, header: header, place: Array(place.utf8))
        return header + nonce + ciphertext + tag
    }

    /// The secret, if `sealed` was made by this key for this place. Throws `unsealable`.
    public func open(_ sealed: [UInt8], for place: String) throws(SealingError) -> [UInt8] {
        let envelope = try Envelope(sealed)
        let (nonceCount, tagCount) = (type(of: box).nonceCount, type(of: box).tagCount)
        guard envelope.keyID == id, envelope.cipher == cipher, envelope.body.count >= nonceCount + tagCount else {
            throw .unsealable
        }
        return try box.open(
            Array(envelope.body.dropFirst(nonceCount).dropLast(tagCount)), tag: Array(envelope.body.suffix(tagCount)),
            nonce: Array(envelope.body.prefix(nonceCount)), header: envelope.header, place: Array(place.utf8))
    }

    /// `key`, sealed with this one.
    public func wrap(_ key: EnvelopeKey, for place: String) throws(SealingError) -> [UInt8] {
        var copy = key.bytes.withBytes { Array($0) }
        defer { copy.wipe() }
        return try seal(copy, for: place)
    }

    /// The key that this one has wrapped.
    public func unwrap(
        _ wrapped: [UInt8], id: Int64, cipher: CipherSuite, for place: String
    ) throws(SealingError) -> EnvelopeKey {
        var copy = try open(wrapped, for: place)
        guard copy.count == 32 else { throw .unsealable }
        return try EnvelopeKey(id: id, cipher: cipher, bytes: KeyBytes(taking: &copy))
    }
}
