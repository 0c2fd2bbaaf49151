import CCrypto

/// One AES-256-GCM pass of libcrypto: update, then finish, then (when encrypting) the tag.
final class Cipher {
    static let tagCount = 16

    private let context: OpaquePointer

    /// - Parameter key: 32 bytes.
    init(key: UnsafePointer<UInt8>, nonce: [UInt8], isEncrypting: Bool) throws(SealingError) {
        guard let context = EVP_CIPHER_CTX_new() else { throw .cryptography("EVP_CIPHER_CTX_new") }
        self.context = context
        guard EVP_CipherInit_ex(context, EVP_aes_256_gcm(), nil, key, nonce, isEncrypting ? 1 : 0) == 1 else {
            throw .cryptography("EVP_CipherInit_ex")
        }
    }

    deinit { EVP_CIPHER_CTX_free(context) }

    func update(_ input: [UInt8], associated: [UInt8]) throws(SealingError) -> [UInt8] {
        var count: Int32 = 0
        guard EVP_CipherUpdate(context, nil, &count, associated, Int32(associated.count)) == 1 else {
            throw .cryptography("EVP_CipherUpdate")
        }
        var output = [UInt8](repeating: 0, count: input.count)
        guard EVP_CipherUpdate(context, &output, &count, input, Int32(input.count)) == 1 else {
            throw .cryptography("EVP_CipherUpdate")
        }
        return output
    }

    func expect(tag: [UInt8]) throws(SealingError) {
        var tag = tag
        guard EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_GCM_SET_TAG, Int32(tag.count), &tag) == 1 else {
            throw .cryptography("EVP_CIPHER_CTX_ctrl")
        }
    }

    /// Throws when the tag does not fit.
    func finish() throws(SealingError) {
        var rest = [UInt8](repeating: 0, count: 16)
        var count: Int32 = 0
        guard EVP_CipherFinal_ex(context, &rest, &count) == 1 else { throw .unsealable }
    }

    func tag() throws(SealingError) -> [UInt8] {
        var tag = [UInt8](repeating: 0, count: Self.tagCount)
        guard EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_GCM_GET_TAG, Int32(tag.count), &tag) == 1 else {
            throw .cryptography("EVP_CIPHER_CTX_ctrl")
        }
        return tag
    }
}
