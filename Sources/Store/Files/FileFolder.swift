public import Foundation

/// The invoices' files, named by their content: `files/ab/cdef…`. A file is whole or not there.
public struct FileFolder: Sendable {
    private let root: String

    init(folder: String) { root = folder + "/files" }

    /// Staged, synced and renamed into place, so that neither a crash nor a full disk leaves half a file.
    public func keep(_ data: Data, hash: String) throws(StoreError) {
        let path = path(of: hash)
        do {
            let folder = (path as NSString).deletingLastPathComponent
            try FileManager.default.createDirectory(
                atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
            let staged = "\(folder)/.\(UUID().uuidString)"
            do {
                try stage(data, at: staged)
                guard rename(staged, path) == 0 else { throw StoreError.folderUnusable(path: folder) }
            } catch {
                unlink(staged)
                throw error
            }
            try sync(folder)
        } catch { throw .folderUnusable(path: path) }
    }

    /// The bytes, or nil where the file is gone. The caller checks the hash.
    public func read(hash: String) -> Data? { FileManager.default.contents(atPath: path(of: hash)) }

    private func path(of hash: String) -> String { "\(root)/\(hash.prefix(2))/\(hash.dropFirst(2))" }

    private func stage(_ data: Data, at path: String) throws {
        guard FileManager.default.createFile(atPath: path, contents: nil, attributes: [.posixPermissions: 0o600]),
            let handle = FileHandle(forWritingAtPath: path)
        else { throw StoreError.folderUnusable(path: path) }
        defer { try? handle.close() }
        try handle.write(contentsOf: data)
        try handle.synchronize()
    }

    /// The rename itself is on disk only when its folder is.
    private func sync(_ folder: String) throws {
        let descriptor = open(folder, O_RDONLY | O_DIRECTORY)
        guard descriptor >= 0 else { throw StoreError.folderUnusable(path: folder) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw StoreError.folderUnusable(path: folder) }
    }
}
