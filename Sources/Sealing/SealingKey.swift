import CCrypto

/// What sealed secrets before there were levels of keys: AES-256-GCM with the key of the key file itself. Its values are
/// opened once more, to be sealed anew by an `EnvelopeKey`.
///
/// A sealed value is: version (1 byte, 1) ‖ nonce (12) ‖ ciphertext ‖ tag (16). `place` is bound in as associated data,
/// so a value moved to another row or column does not open.
public struct SealingKey: Sendable {
    private let bytes: [UInt8]

    init(bytes: [UInt8]) { self.bytes = bytes }

    /// `place` names the row and column, such as `accounts/12/credentials`.
    public func seal(_ secret: [UInt8], for place: String) throws(SealingError) -> [UInt8] {
        let nonce = Random.bytes(Self.nonceCount)
        let cipher = try Cipher(key: bytes, nonce: nonce, isEncrypting: true)
        let sealed = try cipher.update(secret, associated: Array(place.utf8))
        try cipher.finish()
        return [Self.version] + nonce + sealed + (try cipher.tag())
    }

    /// The secret, if `sealed` was made by this key for this place.
    public func open(_ sealed: [UInt8], for place: String) throws(SealingError) -> [UInt8] {
        guard sealed.count >= 1 + Self.nonceCount + Cipher.tagCount, sealed[0] == Self.version else {
            throw .unsealable
        }
        let nonce = Array(sealed.dropFirst().prefix(Self.nonceCount))
        let ciphertext = Array(sealed.dropFirst(1 + Self.nonceCount).dropLast(Cipher.tagCount))
        let cipher = try Cipher(key: bytes, nonce: nonce, isEncrypting: false)
        let secret = try cipher.update(ciphertext, associated: Array(place.utf8))
        try cipher.expect(tag: Array(sealed.suffix(Cipher.tagCount)))
        try cipher.finish()
        return secret
    }

    private static let version: UInt8 = 1
    private static let nonceCount = 12
}
