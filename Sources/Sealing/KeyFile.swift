import Foundation

/// The file that holds the key of all secrets at rest: 64 hexadecimal digits, mode 0600, beside the data.
public enum KeyFile {
    /// Reads the key, or makes one where there is no file yet and `mayMake`: with secrets already sealed, another key
    /// would only hide that theirs is lost.
    public static func key(at path: String, mayMake: Bool = true) throws(SealingError) -> SealingKey {
        if !FileManager.default.fileExists(atPath: path) {
            guard mayMake else { throw .keyFileMissing(path: path) }
            try make(at: path)
        }
        try OwnerFile.requireUnexposed(path)
        guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
            throw .keyFileUnreadable(path: path)
        }
        guard let bytes = [UInt8](hex: text.trimmingCharacters(in: .whitespacesAndNewlines)), bytes.count == 32 else {
            throw .keyFileMalformed(path: path)
        }
        return SealingKey(bytes: bytes)
    }

    /// Written beside and linked into place whole, so that of two first starts one makes the key and both read it;
    /// synced, because losing it loses every secret.
    private static func make(at path: String) throws(SealingError) {
        let draft = "\(path).\(Random.token(bytes: 8))"
        let descriptor = open(draft, O_WRONLY | O_CREAT | O_EXCL, 0o600)
        guard descriptor >= 0 else { throw .keyFileUnreadable(path: path) }
        defer {
            close(descriptor)
            unlink(draft)
        }
        let text = Array((Random.bytes(32).hex + "\n").utf8)
        guard write(descriptor, text, text.count) == text.count, fsync(descriptor) == 0,
            link(draft, path) == 0 || errno == EEXIST
        else { throw .keyFileUnreadable(path: path) }
    }
}
