public import Foundation

/// The invoices' files, named by their content: `files/ab/cdef…`. A file is whole or not there.
public struct FileFolder: Sendable {
    private let root: String
    private var staging: String { root + "/staged" }

    init(folder: String) { root = folder + "/files" }

    /// Staged, synced and renamed into place, so that neither a crash nor a full disk leaves half a file. Throws
    /// `diskFull` and `folderUnusable`.
    public func keep(_ data: Data, hash: String) throws(StoreError) {
        let path = path(of: hash)
        let folder = (path as NSString).deletingLastPathComponent
        for folder in [root, staging, folder] { try make(folder) }
        let staged = "\(staging)/\(UUID().uuidString)"
        do throws(StoreError) {
            try stage(data, at: staged)
            if rename(staged, path) != 0 {
                // An empty folder in its place holds nothing of anybody's.
                guard errno == EISDIR, rmdir(path) == 0, rename(staged, path) == 0 else {
                    throw Self.failure(at: path)
                }
            }
        } catch {
            unlink(staged)
            throw error
        }
        // The rename itself is on disk only when its folder is.
        try sync(folder)
    }

    /// The bytes, or nil where the file is gone or cannot be read. The caller checks the hash.
    public func read(hash: String) -> Data? { FileManager.default.contents(atPath: path(of: hash)) }

    /// True where there is no such file; false where it is there, whether or not it can be read.
    public func isGone(hash: String) -> Bool { access(path(of: hash), F_OK) != 0 && errno == ENOENT }

    /// At start, by whoever holds the folder's lock: what a process that died had begun to write.
    public func removeStaged() {
        for name in (try? FileManager.default.contentsOfDirectory(atPath: staging)) ?? [] {
            unlink("\(staging)/\(name)")
        }
    }

    private func path(of hash: String) -> String { "\(root)/\(hash.prefix(2))/\(hash.dropFirst(2))" }

    private func make(_ folder: String) throws(StoreError) {
        guard mkdir(folder, 0o700) != 0 else { return try sync((folder as NSString).deletingLastPathComponent) }
        guard errno == EEXIST else { throw Self.failure(at: folder) }
    }

    func stage(_ data: Data, at path: String) throws(StoreError) {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw Self.failure(at: path) }
        defer { close(descriptor) }
        let isWritten = data.withUnsafeBytes { bytes in
            var written = 0
            while written < bytes.count {
                let count = write(descriptor, bytes.baseAddress?.advanced(by: written), bytes.count - written)
                if count < 0, errno != EINTR { return false }
                written += max(0, count)
            }
            return true
        }
        guard isWritten, fsync(descriptor) == 0 else { throw Self.failure(at: path) }
    }

    private func sync(_ folder: String) throws(StoreError) {
        let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw Self.failure(at: folder) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw Self.failure(at: folder) }
    }

    private static func failure(at path: String) -> StoreError {
        errno == ENOSPC || errno == EDQUOT ? .diskFull : .folderUnusable(path: path)
    }
}
