import CCrypto

/// Text in and out of libcrypto.
enum PEM {
    /// What `write` puts into a memory BIO; it returns 1 when it could.
    static func text(_ write: (OpaquePointer) -> Int32) throws(SealingError) -> [UInt8] {
        guard let memory = BIO_new(BIO_s_mem()) else { throw .cryptography("BIO_new") }
        defer { BIO_free(memory) }
        guard write(memory) == 1 else { throw .cryptography("PEM_write_bio") }
        var text: [UInt8] = []
        var part = [UInt8](repeating: 0, count: 4096)
        while case let count = BIO_read(memory, &part, Int32(part.count)), count > 0 { text += part.prefix(Int(count)) }
        return text
    }

    /// What `read` finds in `text`; nil for text that holds none.
    static func read(_ text: [UInt8], _ read: (OpaquePointer) -> OpaquePointer?) -> OpaquePointer? {
        text.withUnsafeBytes { bytes in
            guard let memory = BIO_new_mem_buf(bytes.baseAddress, Int32(clamping: bytes.count)) else { return nil }
            defer {
                BIO_free(memory)
                // What is no PEM leaves words in this thread's queue, where the next failure would find them.
                ERR_clear_error()
            }
            return read(memory)
        }
    }
}
