import Foundation
import GRDB

/// All that is kept: one SQLite file in WAL mode. Each method is one transaction and takes the instant.
public final class Store: Sendable {
    let pool: DatabasePool
    let writer: GroupCommit
    public let files: FileFolder
    /// Fires after a commit that moved a download, and when an update goes on: what the stream of all pages tells.
    public let progressSignal = Signal()
    /// Fires after a commit that made a job ready.
    public let jobSignal = Signal()
    /// Fires after a commit that moved a sign-in ticket.
    public let ticketSignal = Signal()

    /// Fires after a commit that moved a disk or an agent.
    public let diskSignal = Signal()

    /// Opens `steward.sqlite` in `folder`, making both where they are missing, and brings its schema up to date.
    public init(folder: String) throws(StoreError) {
        do {
            try FileManager.default.createDirectory(
                atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch { throw .folderUnusable(path: folder) }
        guard FileManager.default.isWritableFile(atPath: folder), FileManager.default.isReadableFile(atPath: folder)
        else { throw .folderUnusable(path: folder) }
        let path = folder + "/steward.sqlite"
        do {
            pool = try DatabasePool(path: path, configuration: Self.configuration)
            // GRDB sets NORMAL, which may lose the last commits at a power cut, after the connection was prepared.
            try pool.writeWithoutTransaction { try $0.execute(sql: "PRAGMA synchronous = FULL") }
            guard try !pool.read(Schema.migrator.hasBeenSuperseded) else {
                throw StoreError.databaseUnusable(path: path)
            }
            try Schema.migrator.migrate(pool)
        } catch { throw Self.isFull(folder) ? .diskFull : .databaseUnusable(path: path) }
        writer = GroupCommit(pool: pool)
        files = FileFolder(folder: folder)
    }

    /// For a command that only reads, beside a console that may be serving: changes nothing, and refuses a database that
    /// this version has not yet brought up to date.
    public init(reading folder: String) throws(StoreError) {
        let path = folder + "/steward.sqlite"
        do {
            var configuration = Self.configuration
            configuration.readonly = true
            pool = try DatabasePool(path: path, configuration: configuration)
            guard try pool.read(Schema.migrator.hasCompletedMigrations),
                try !pool.read(Schema.migrator.hasBeenSuperseded)
            else { throw StoreError.databaseUnusable(path: path) }
        } catch { throw .databaseUnusable(path: path) }
        writer = GroupCommit(pool: pool)
        files = FileFolder(folder: folder)
    }

    /// SQLite has many words for a disk that is full; none of them is that the database is broken.
    private static func isFull(_ folder: String) -> Bool {
        var facts = statvfs()
        guard statvfs(folder, &facts) == 0 else { return false }
        return UInt(facts.f_bavail) * UInt(facts.f_frsize) < 1 << 20
    }

    private static var configuration: Configuration {
        var configuration = Configuration()
        configuration.busyMode = .timeout(5)
        configuration.foreignKeysEnabled = true
        configuration.maximumReaderCount = 8
        return configuration
    }

    func read<Value: Sendable>(_ body: @escaping @Sendable (Database) throws -> Value) async throws -> Value {
        try await pool.read(body)
    }

    func write<Value: Sendable>(_ body: @escaping @Sendable (Database) throws -> Value) async throws -> Value {
        do { return try await writer.write(body) } catch let error as DatabaseError
            where error.resultCode == .SQLITE_FULL
        {
            throw StoreError.diskFull
        }
    }
}
