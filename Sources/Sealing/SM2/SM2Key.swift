import CCrypto

/// A key of SM2 (GB/T 32918) in libcrypto's hands.
final class SM2Key {
    let pointer: OpaquePointer

    private init(_ pointer: OpaquePointer) { self.pointer = pointer }

    deinit { EVP_PKEY_free(pointer) }

    static func make() throws(SealingError) -> SM2Key {
        guard let context = EVP_PKEY_CTX_new_from_name(nil, "SM2", nil) else { throw .cryptography("SM2") }
        defer { EVP_PKEY_CTX_free(context) }
        var key: OpaquePointer?
        guard EVP_PKEY_keygen_init(context) == 1, EVP_PKEY_generate(context, &key) == 1, let key else {
            throw .cryptography("EVP_PKEY_generate")
        }
        return SM2Key(key)
    }

    /// Throws `unsealable` for a point that is not on the curve, or one that is not the scalar's.
    init(publicKey: [UInt8], scalar: [UInt8]? = nil) throws(SealingError) {
        let number = scalar.flatMap { BN_bin2bn($0, Int32($0.count), nil) }
        defer { BN_clear_free(number) }
        guard let key = steward_sm2_key(publicKey, publicKey.count, number) else { throw .unsealable }
        pointer = key
        guard Self.isSound(key, isPair: scalar != nil) else { throw .unsealable }
    }

    private static func isSound(_ key: OpaquePointer, isPair: Bool) -> Bool {
        guard let context = EVP_PKEY_CTX_new_from_pkey(nil, key, nil) else { return false }
        defer { EVP_PKEY_CTX_free(context) }
        return isPair ? EVP_PKEY_pairwise_check(context) == 1 : EVP_PKEY_public_check(context) == 1
    }

    /// 65 bytes: 04 ‖ x ‖ y.
    func publicKey() throws(SealingError) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: 65)
        var count = 0
        guard
            EVP_PKEY_get_octet_string_param(
                pointer, OSSL_PKEY_PARAM_ENCODED_PUBLIC_KEY, &bytes, bytes.count, &count) == 1, count == 65
        else { throw .cryptography("EVP_PKEY_get_octet_string_param") }
        return bytes
    }

    /// 32 bytes.
    func scalar() throws(SealingError) -> [UInt8] {
        var number: OpaquePointer?
        defer { BN_clear_free(number) }
        var bytes = [UInt8](repeating: 0, count: 32)
        guard EVP_PKEY_get_bn_param(pointer, OSSL_PKEY_PARAM_PRIV_KEY, &number) == 1,
            BN_bn2binpad(number, &bytes, 32) == 32
        else { throw .cryptography("EVP_PKEY_get_bn_param") }
        return bytes
    }
}
