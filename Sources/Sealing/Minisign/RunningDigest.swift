import CCrypto

/// A digest of bytes that come in pieces.
final class RunningDigest {
    private let context: OpaquePointer

    init(_ algorithm: OpaquePointer?) throws(SealingError) {
        guard let context = EVP_MD_CTX_new() else { throw .cryptography("EVP_MD_CTX_new") }
        self.context = context
        guard EVP_DigestInit_ex(context, algorithm, nil) == 1 else { throw .cryptography("EVP_DigestInit_ex") }
    }

    deinit { EVP_MD_CTX_free(context) }

    func update(_ bytes: [UInt8], count: Int? = nil) throws(SealingError) {
        guard EVP_DigestUpdate(context, bytes, count ?? bytes.count) == 1 else {
            throw .cryptography("EVP_DigestUpdate")
        }
    }

    func finish() throws(SealingError) -> [UInt8] {
        var output = [UInt8](repeating: 0, count: Int(EVP_MAX_MD_SIZE))
        var length: UInt32 = 0
        guard EVP_DigestFinal_ex(context, &output, &length) == 1 else { throw .cryptography("EVP_DigestFinal_ex") }
        return Array(output.prefix(Int(length)))
    }
}
