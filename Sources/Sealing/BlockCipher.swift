import CCrypto

/// AES-256-CBC without padding: for protocols that bring their own, as WeChat's safe mode does. Nothing of ours is kept
/// with it.
public enum BlockCipher {
    public static let blockCount = 16

    /// - Parameters:
    ///   - plain: whole blocks.
    ///   - key: 32 bytes.
    ///   - iv: 16 bytes.
    public static func encrypt(_ plain: [UInt8], key: [UInt8], iv: [UInt8]) throws(SealingError) -> [UInt8] {
        try run(plain, key: key, iv: iv, isEncrypting: true)
    }

    public static func decrypt(_ sealed: [UInt8], key: [UInt8], iv: [UInt8]) throws(SealingError) -> [UInt8] {
        try run(sealed, key: key, iv: iv, isEncrypting: false)
    }

    private static func run(
        _ input: [UInt8], key: [UInt8], iv: [UInt8], isEncrypting: Bool
    ) throws(SealingError) -> [UInt8] {
        guard key.count == 32, iv.count == blockCount, input.count.isMultiple(of: blockCount) else {
            throw .unsealable
        }
        guard let context = EVP_CIPHER_CTX_new() else { throw .cryptography("EVP_CIPHER_CTX_new") }
        defer { EVP_CIPHER_CTX_free(context) }
        guard EVP_CipherInit_ex(context, EVP_aes_256_cbc(), nil, key, iv, isEncrypting ? 1 : 0) == 1,
            EVP_CIPHER_CTX_set_padding(context, 0) == 1
        else { throw .cryptography("EVP_CipherInit_ex") }
        var output = [UInt8](repeating: 0, count: input.count)
        var count: Int32 = 0
        guard EVP_CipherUpdate(context, &output, &count, input, Int32(input.count)) == 1, Int(count) == input.count
        else { throw .cryptography("EVP_CipherUpdate") }
        return output
    }
}
