import CCrypto

/// One pass of SM2's public-key encryption. What is sealed is libcrypto's DER of C1, C3 and C2.
enum SM2Encryption {
    static func seal(_ secret: [UInt8], for key: SM2Key) throws(SealingError) -> [UInt8] {
        try run(secret, key, EVP_PKEY_encrypt_init, EVP_PKEY_encrypt, failure: .cryptography("EVP_PKEY_encrypt"))
    }

    /// Throws `unsealable` for what was altered, or sealed for another.
    static func open(_ sealed: [UInt8], with key: SM2Key) throws(SealingError) -> [UInt8] {
        try run(sealed, key, EVP_PKEY_decrypt_init, EVP_PKEY_decrypt, failure: .unsealable)
    }

    private typealias Pass = (
        OpaquePointer?, UnsafeMutablePointer<UInt8>?, UnsafeMutablePointer<Int>?, UnsafePointer<UInt8>?, Int
    ) -> Int32

    private static func run(
        _ input: [UInt8], _ key: SM2Key, _ begin: (OpaquePointer?) -> Int32, _ pass: Pass, failure: SealingError
    ) throws(SealingError) -> [UInt8] {
        guard let context = EVP_PKEY_CTX_new_from_pkey(nil, key.pointer, nil) else {
            throw .cryptography("EVP_PKEY_CTX_new_from_pkey")
        }
        defer { EVP_PKEY_CTX_free(context) }
        var count = 0
        guard begin(context) == 1, pass(context, nil, &count, input, input.count) == 1 else { throw failure }
        var output = [UInt8](repeating: 0, count: count)
        guard pass(context, &output, &count, input, input.count) == 1 else { throw failure }
        return Array(output.prefix(count))
    }
}
