import CCrypto
import Foundation

/// Ed25519 of libcrypto, over whole messages.
enum Ed25519 {
    static let keyCount = 32
    static let signatureCount = 64

    /// False also for a key that is no point of the curve.
    static func verifies(_ signature: [UInt8], of message: Data, by key: [UInt8]) -> Bool {
        guard signature.count == signatureCount, key.count == keyCount,
            let pointer = EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nil, key, key.count)
        else { return false }
        defer { EVP_PKEY_free(pointer) }
        guard let context = EVP_MD_CTX_new() else { return false }
        defer { EVP_MD_CTX_free(context) }
        guard EVP_DigestVerifyInit(context, nil, nil, nil, pointer) == 1 else { return false }
        return message.withUnsafeBytes {
            EVP_DigestVerify(
                context, signature, signature.count, $0.bindMemory(to: UInt8.self).baseAddress, $0.count) == 1
        }
    }

    /// - Parameter seed: 32 bytes, the secret.
    static func sign(_ message: [UInt8], seed: [UInt8]) throws(SealingError) -> [UInt8] {
        guard let pointer = EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, nil, seed, seed.count) else {
            throw .cryptography("EVP_PKEY_new_raw_private_key")
        }
        defer { EVP_PKEY_free(pointer) }
        guard let context = EVP_MD_CTX_new() else { throw .cryptography("EVP_MD_CTX_new") }
        defer { EVP_MD_CTX_free(context) }
        var signature = [UInt8](repeating: 0, count: signatureCount)
        var count = signature.count
        guard EVP_DigestSignInit(context, nil, nil, nil, pointer) == 1,
            EVP_DigestSign(context, &signature, &count, message, message.count) == 1, count == signatureCount
        else { throw .cryptography("EVP_DigestSign") }
        return signature
    }

    static func publicKey(seed: [UInt8]) throws(SealingError) -> [UInt8] {
        guard let pointer = EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, nil, seed, seed.count) else {
            throw .cryptography("EVP_PKEY_new_raw_private_key")
        }
        defer { EVP_PKEY_free(pointer) }
        var key = [UInt8](repeating: 0, count: keyCount)
        var count = key.count
        guard EVP_PKEY_get_raw_public_key(pointer, &key, &count) == 1, count == keyCount else {
            throw .cryptography("EVP_PKEY_get_raw_public_key")
        }
        return key
    }
}
