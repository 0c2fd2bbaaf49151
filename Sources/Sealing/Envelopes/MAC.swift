import CCrypto

/// HMAC, 32 bytes.
enum MAC {
    enum Hash { case sha256, sm3 }

    static func code(of message: [UInt8], key: KeyBytes, _ hash: Hash) throws(SealingError) -> [UInt8] {
        var code = [UInt8](repeating: 0, count: 32)
        var count: UInt32 = 0
        let isDone = key.withBytes { key in
            HMAC(
                hash == .sm3 ? EVP_sm3() : EVP_sha256(), key.baseAddress, Int32(key.count), message, message.count,
                &code, &count) != nil
        }
        guard isDone, count == 32 else { throw .cryptography("HMAC") }
        return code
    }

    /// A key for one purpose alone, of the first `size` bytes.
    static func subkey(
        of key: KeyBytes, for purpose: String, _ hash: Hash, size: Int = 32
    ) throws(SealingError) -> KeyBytes {
        var whole = try code(of: Array(purpose.utf8), key: key, hash)
        var bytes = Array(whole.prefix(size))
        whole.wipe()
        return KeyBytes(taking: &bytes)
    }
}
