import Foundation

/// A key of minisign's that signs. Its file is minisign's own, so that either program may make or use it.
public struct MinisignSecretKey: Sendable {
    private let keyID: [UInt8]
    private let seed: [UInt8]
    public let publicKey: MinisignPublicKey

    /// A new one.
    public init() throws(SealingError) {
        try self.init(keyID: Random.bytes(8), seed: Random.bytes(Ed25519.keyCount))
    }

    init(keyID: [UInt8], seed: [UInt8]) throws(SealingError) {
        self.keyID = keyID
        self.seed = seed
        publicKey = MinisignPublicKey(keyID: keyID, bytes: try Ed25519.publicKey(seed: seed))
    }

    /// Of a secret key file. Throws `unsealable` for a wrong password, `signingKeyMalformed` for what is no such file.
    /// - Parameter password: asked only where the file is encrypted.
    public init(file text: String, password: () -> String) throws(SealingError) {
        guard let file = MinisignKeyFile(text) else { throw .signingKeyMalformed }
        let opened = try file.opened(password: password)
        try self.init(keyID: opened.keyID, seed: opened.seed)
    }

    /// The file, unencrypted, as `minisign -G -W` writes it. A secret.
    public func file() throws(SealingError) -> String {
        MinisignKeyFile.text(keyID: keyID, seed: seed, publicKey: try Ed25519.publicKey(seed: seed))
    }

    /// The bytes of a signature file, prehashed.
    /// - Parameter comment: one line that is signed too.
    public func sign(_ content: SignedContent, comment: String) throws(SealingError) -> [UInt8] {
        let comment = comment.utf8.filter { $0 >= 32 || $0 == 9 }
        let signature = try Ed25519.sign(content.prehash, seed: seed)
        let whole = MinisignSignature(
            isPrehashed: true, keyID: keyID, signature: signature, comment: comment,
            commentSignature: try Ed25519.sign(signature + comment, seed: seed))
        return whole.file(untrustedComment: "signature from steward release key \(publicKey.id)")
    }
}
