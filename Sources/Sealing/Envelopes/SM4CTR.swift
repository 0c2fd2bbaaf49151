import CCrypto

/// SM4 in counter mode: the same both ways. Alone it notices no change.
enum SM4CTR {
    /// - Parameters:
    ///   - key: 16 bytes.
    ///   - counter: the first block of the counter, 16 bytes.
    static func apply(_ input: [UInt8], key: KeyBytes, counter: [UInt8]) throws(SealingError) -> [UInt8] {
        guard key.count == 16, counter.count == 16 else { throw .cryptography("SM4-CTR") }
        guard let context = EVP_CIPHER_CTX_new() else { throw .cryptography("EVP_CIPHER_CTX_new") }
        defer { EVP_CIPHER_CTX_free(context) }
        let isReady = key.withBytes { EVP_CipherInit_ex(context, EVP_sm4_ctr(), nil, $0.baseAddress, counter, 1) == 1 }
        var output = [UInt8](repeating: 0, count: input.count)
        var count: Int32 = 0
        guard isReady, EVP_CipherUpdate(context, &output, &count, input, Int32(input.count)) == 1,
            Int(count) == input.count
        else { throw .cryptography("EVP_CipherUpdate") }
        return output
    }
}
