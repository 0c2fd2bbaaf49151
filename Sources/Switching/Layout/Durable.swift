import Foundation

/// Changes of files that are whole and on disk when a call returns, or not made at all.
enum Durable {
    static func replace(_ path: String, with data: Data) throws(SwitchingError) {
        let draft = path + ".new"
        let descriptor = open(draft, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw .unwritable(path: path) }
        let isWritten = data.withUnsafeBytes { write(descriptor, $0.baseAddress, data.count) } == data.count
        let isSynced = isWritten && fsync(descriptor) == 0
        close(descriptor)
        guard isSynced, rename(draft, path) == 0 else { throw .unwritable(path: path) }
        sync(folderOf: path)
    }

    static func link(_ path: String, to target: String) throws(SwitchingError) {
        let draft = path + ".new"
        unlink(draft)
        guard symlink(target, draft) == 0, rename(draft, path) == 0 else { throw .unwritable(path: path) }
        sync(folderOf: path)
    }

    static func remove(_ path: String) throws(SwitchingError) {
        guard unlink(path) == 0 || errno == ENOENT else { throw .unwritable(path: path) }
        sync(folderOf: path)
    }

    private static func sync(folderOf path: String) {
        let folder = open(URL(filePath: path).deletingLastPathComponent().path, O_RDONLY | O_CLOEXEC)
        guard folder >= 0 else { return }
        fsync(folder)
        close(folder)
    }
}
