public import Foundation

/// Files whose mode matters.
public enum OwnerFile {
    /// Throws `keyFileExposed` for a file that others than its owner may use in any way.
    public static func requireUnexposed(_ path: String) throws(SealingError) {
        guard let attributes = try? FileManager.default.attributesOfItem(atPath: path),
            let mode = (attributes[.posixPermissions] as? NSNumber)?.intValue
        else { throw .keyFileUnreadable(path: path) }
        guard mode & 0o077 == 0 else { throw .keyFileExposed(path: path, mode: String(mode, radix: 8)) }
    }

    /// Written beside, with its mode from the first byte on, synced, and renamed into place whole.
    public static func replace(_ path: String, with bytes: [UInt8], mode: mode_t) throws(SealingError) {
        let draft = "\(path).\(Random.token(bytes: 8))"
        let descriptor = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode)
        guard descriptor >= 0 else { throw .keyFileUnreadable(path: path) }
        defer {
            close(descriptor)
            unlink(draft)
        }
        guard write(descriptor, bytes, bytes.count) == bytes.count, fsync(descriptor) == 0, rename(draft, path) == 0
        else { throw .keyFileUnreadable(path: path) }
    }
}
