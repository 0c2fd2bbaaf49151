import CCrypto

/// Digests and comparison, from libcrypto.
public enum Digest {
    /// 32 bytes.
    public static func sha256(_ bytes: some Collection<UInt8>) -> [UInt8] { digest(bytes, EVP_sha256()) }

    /// 32 bytes of the text's UTF-8: how tokens and codes are stored.
    public static func sha256(_ text: String) -> [UInt8] { sha256(Array(text.utf8)) }

    /// 20 bytes. WeChat signs with it; nothing of ours does.
    public static func sha1(_ text: String) -> [UInt8] { digest(Array(text.utf8), EVP_sha1()) }

    /// 32 bytes; GB/T 32905. What HMAC-SM3 is made of.
    static func sm3(_ text: String) -> [UInt8] { digest(Array(text.utf8), EVP_sm3()) }

    /// Takes equally long wherever the first difference is.
    public static func areEqual(_ left: [UInt8], _ right: [UInt8]) -> Bool {
        left.count == right.count && CRYPTO_memcmp(left, right, left.count) == 0
    }

    private static func digest(_ bytes: some Collection<UInt8>, _ algorithm: OpaquePointer?) -> [UInt8] {
        let input = Array(bytes)
        var output = [UInt8](repeating: 0, count: Int(EVP_MAX_MD_SIZE))
        var length: UInt32 = 0
        let isDone = EVP_Digest(input, input.count, &output, &length, algorithm, nil) == 1
        precondition(isDone, "libcrypto has no such digest")
        return Array(output.prefix(Int(length)))
    }
}
