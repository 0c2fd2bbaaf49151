import CCrypto

/// What both sides of a signature share: SM3 over the signer's identity and the message.
struct SM2Signing {
    /// GM/T 0009: the identity where nothing else is agreed on.
    static let identity = Array("1234567812345678".utf8)
    static let count = 64

    let key: SM2Key

    /// r ‖ s, 32 bytes each.
    func sign(_ message: [UInt8]) throws(SealingError) -> [UInt8] {
        try withContext { (context, inner) throws(SealingError) in
            guard EVP_DigestSignInit(context, nil, EVP_sm3(), nil, key.pointer) == 1 else {
                throw .cryptography("EVP_DigestSignInit")
            }
            var count = 0
            guard EVP_DigestSign(context, nil, &count, message, message.count) == 1 else {
                throw .cryptography("EVP_DigestSign")
            }
            var encoded = [UInt8](repeating: 0, count: count)
            guard EVP_DigestSign(context, &encoded, &count, message, message.count) == 1 else {
                throw .cryptography("EVP_DigestSign")
            }
            return try Self.decoded(Array(encoded.prefix(count)))
        }
    }

    func verifies(_ signature: [UInt8], of message: [UInt8]) -> Bool {
        guard let encoded = Self.encoded(signature) else { return false }
        let isValid = try? withContext { (context, inner) throws(SealingError) in
            EVP_DigestVerifyInit(context, nil, EVP_sm3(), nil, key.pointer) == 1
                && EVP_DigestVerify(context, encoded, encoded.count, message, message.count) == 1
        }
        return isValid ?? false
    }

    private func withContext<Value>(
        _ body: (_ context: OpaquePointer, _ inner: OpaquePointer) throws(SealingError) -> Value
    ) throws(SealingError) -> Value {
        guard let context = EVP_MD_CTX_new() else { throw .cryptography("EVP_MD_CTX_new") }
        defer { EVP_MD_CTX_free(context) }
        guard let inner = EVP_PKEY_CTX_new_from_pkey(nil, key.pointer, nil) else {
            throw .cryptography("EVP_PKEY_CTX_new_from_pkey")
        }
        defer { EVP_PKEY_CTX_free(inner) }
        guard EVP_PKEY_CTX_set1_id(inner, Self.identity, Int32(Self.identity.count)) == 1 else {
            throw .cryptography("EVP_PKEY_CTX_set1_id")
        }
        EVP_MD_CTX_set_pkey_ctx(context, inner)
        return try body(context, inner)
    }

    /// libcrypto's DER as the two numbers.
    private static func decoded(_ der: [UInt8]) throws(SealingError) -> [UInt8] {
        let signature = der.withUnsafeBufferPointer { buffer in
            var position = buffer.baseAddress
            return d2i_ECDSA_SIG(nil, &position, buffer.count)
        }
        guard let signature else { throw .cryptography("d2i_ECDSA_SIG") }
        defer { ECDSA_SIG_free(signature) }
        var bytes = [UInt8](repeating: 0, count: count)
        let isWhole = bytes.withUnsafeMutableBufferPointer { buffer in
            BN_bn2binpad(ECDSA_SIG_get0_r(signature), buffer.baseAddress, 32) == 32
                && BN_bn2binpad(ECDSA_SIG_get0_s(signature), buffer.baseAddress.map { $0 + 32 }, 32) == 32
        }
        guard isWhole else { throw .cryptography("BN_bn2binpad") }
        return bytes
    }

    private static func encoded(_ signature: [UInt8]) -> [UInt8]? {
        guard signature.count == count, let pair = ECDSA_SIG_new() else { return nil }
        defer { ECDSA_SIG_free(pair) }
        let (r, s) = (BN_bin2bn(Array(signature.prefix(32)), 32, nil), BN_bin2bn(Array(signature.suffix(32)), 32, nil))
        // From here on the pair owns both.
        guard ECDSA_SIG_set0(pair, r, s) == 1 else { return nil }
        var bytes: UnsafeMutablePointer<UInt8>?
        let length = i2d_ECDSA_SIG(pair, &bytes)
        defer { CRYPTO_free(bytes, "", 0) }
        guard length > 0 else { return nil }
        return Array(UnsafeBufferPointer(start: bytes, count: Int(length)))
    }
}
