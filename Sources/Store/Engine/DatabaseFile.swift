import Foundation
import GRDB

/// The database as a file that nobody serves from, whatever version wrote it.
public struct DatabaseFile: Sendable {
    private let folder: String

    public init(folder: String) { self.folder = folder }

    private var path: String { folder + "/steward.sqlite" }
    private var backups: String { folder + "/backups" }
    private func backup(_ name: String) -> String { "\(backups)/before-\(name).sqlite" }

    /// The names of the migrations that made it what it is; nil: there is no database yet.
    public func migrations() throws -> [String]? {
        guard FileManager.default.fileExists(atPath: path) else { return nil }
        return try DatabaseQueue(path: path).read { db in
            guard try db.tableExists("grdb_migrations") else { return [] }
            return try String.fetchAll(db, sql: "SELECT identifier FROM grdb_migrations ORDER BY rowid")
        }
    }

    /// A copy that is whole and on disk when this returns; the only one that is kept.
    public func copy(before version: String) throws {
        try FileManager.default.createDirectory(
            atPath: backups, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        let draft = backup(version) + ".new"
        for name in try FileManager.default.contentsOfDirectory(atPath: backups) where name.hasPrefix("before-") {
            try FileManager.default.removeItem(atPath: "\(backups)/\(name)")
        }
        do {
            try DatabaseQueue(path: path).backup(to: DatabaseQueue(path: draft))
            try sync(draft)
        } catch {
            try? FileManager.default.removeItem(atPath: draft)
            throw error
        }
        guard rename(draft, backup(version)) == 0 else { throw StoreError.folderUnusable(path: backups) }
        try sync(backups)
    }

    /// By rename, after the log of what is replaced: SQLite would read it into the copy. Where there is no copy this was
    /// done before.
    public func restore(before version: String) throws {
        guard FileManager.default.fileExists(atPath: backup(version)) else { return }
        for end in ["-wal", "-shm"] where unlink(path + end) != 0 && errno != ENOENT {
            throw StoreError.folderUnusable(path: folder)
        }
        guard rename(backup(version), path) == 0 else { throw StoreError.folderUnusable(path: folder) }
        try sync(folder)
    }

    private func sync(_ path: String) throws {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        defer { if descriptor >= 0 { close(descriptor) } }
        guard descriptor >= 0, fsync(descriptor) == 0 else { throw StoreError.folderUnusable(path: path) }
    }
}
