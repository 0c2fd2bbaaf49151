import Foundation

/// The file that holds the key of all secrets at rest: 64 hexadecimal digits, mode 0600, beside the data.
public enum KeyFile {
    /// Reads the key, or makes one where there is no file yet and `mayMake`: with secrets already sealed, another key
    /// would only hide that theirs is lost.
    public static func key(at path: String, mayMake: Bool = true) throws(SealingError) -> SealingKey {
        SealingKey(bytes: try bytes(at: path, mayMake: mayMake))
    }

    /// 32 bytes.
    static func bytes(at path: String, mayMake: Bool) throws(SealingError) -> [UInt8] {
        if let bytes = try bytes(at: path) { return bytes }
        guard mayMake else { throw .keyFileMissing(path: path) }
        try make(at: path)
        guard let bytes = try bytes(at: path) else { throw .keyFileMissing(path: path) }
        return bytes
    }

    /// Nil where there is no such file. Looked at and read through one descriptor: another process may rename it.
    static func bytes(at path: String) throws(SealingError) -> [UInt8]? {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else {
            guard errno == ENOENT || errno == ENOTDIR else { throw .keyFileUnreadable(path: path) }
            return nil
        }
        defer { close(descriptor) }
        var facts = stat()
        guard fstat(descriptor, &facts) == 0 else { throw .keyFileUnreadable(path: path) }
        let mode = facts.st_mode & 0o777
        guard mode & 0o077 == 0 else { throw .keyFileExposed(path: path, mode: String(mode, radix: 8)) }
        var content = [UInt8](repeating: 0, count: 4096)
        let count = read(descriptor, &content, content.count)
        defer { content.wipe() }
        guard count >= 0, let text = String(validating: content.prefix(count), as: UTF8.self) else {
            throw .keyFileUnreadable(path: path)
        }
        guard let bytes = [UInt8](hex: text.trimmingCharacters(in: .whitespacesAndNewlines)), bytes.count == 32 else {
            throw .keyFileMalformed(path: path)
        }
        return bytes
    }

    /// Written beside and linked into place whole, so that of two first starts one makes the key and both read it;
    /// synced with its folder, because losing it loses every secret.
    static func make(at path: String) throws(SealingError) {
        let draft = "\(path).\(Random.token(bytes: 8))"
        let descriptor = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw .keyFileUnreadable(path: path) }
        defer {
            close(descriptor)
            unlink(draft)
        }
        var text = Array((Random.bytes(32).hex + "\n").utf8)
        defer { text.wipe() }
        guard write(descriptor, text, text.count) == text.count, fsync(descriptor) == 0,
            link(draft, path) == 0 || errno == EEXIST
        else { throw .keyFileUnreadable(path: path) }
        try syncFolder(of: path)
    }

    /// A name that was given or changed lasts.
    static func syncFolder(of path: String) throws(SealingError) {
        let folder = open((path as NSString).deletingLastPathComponent, O_RDONLY | O_CLOEXEC)
        guard folder >= 0 else { throw .keyFileUnreadable(path: path) }
        defer { close(folder) }
        guard fsync(folder) == 0 else { throw .keyFileUnreadable(path: path) }
    }
}
