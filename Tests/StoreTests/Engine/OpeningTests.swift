import Foundation
import GRDB
import Testing

@testable import Store

@Suite struct OpeningTests {
    private let folder = ScratchFolder()

    @Test func anEmptyFolderGetsTheWholeSchema() async throws {
        let store = try Store(folder: folder.path)
        let applied = try await store.texts("SELECT identifier FROM grdb_migrations")
        #expect(applied.sorted() == Schema.migrator.migrations.sorted())
        #expect(try await store.texts("PRAGMA integrity_check") == ["ok"])
        let tables = try await store.texts(
            "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND strict = 0")
        #expect(tables.filter { !$0.hasPrefix("sqlite_") } == ["grdb_migrations"], "a table of ours is not STRICT")
    }

    @Test func aReopenedFolderHasWhatWasKept() async throws {
        try await Store(folder: folder.path).bind(openid: "openid-li", nickname: "李会计", at: .now)
        let reopened = try Store(folder: folder.path)
        #expect(try await reopened.texts("SELECT openid FROM users") == ["openid-li"])
    }

    @Test func theFolderIsItsOwnersAlone() throws {
        _ = try Store(folder: folder.path)
        let mode = try FileManager.default.attributesOfItem(atPath: folder.path)[.posixPermissions] as? NSNumber
        #expect(mode?.intValue == 0o700)
    }

    @Test func theWriterLosesNothingAtAPowerCut() async throws {
        let store = try Store(folder: folder.path)
        let pragmas = try await store.pool.writeWithoutTransaction { db in
            try ["synchronous", "journal_mode", "foreign_keys", "busy_timeout"].map {
                try String.fetchOne(db, sql: "PRAGMA \($0)")
            }
        }
        #expect(pragmas == ["2", "wal", "1", "5000"])
        #expect(try await store.number("PRAGMA foreign_keys") == 1)
    }

    @Test func whatIsNoDatabaseIsRefused() throws {
        try FileManager.default.createDirectory(atPath: folder.path, withIntermediateDirectories: true)
        let path = folder.path + "/steward.sqlite"
        try Data(repeating: 0x41, count: 8_192).write(to: URL(fileURLWithPath: path))
        #expect(throws: StoreError.databaseUnusable(path: path)) { try Store(folder: folder.path) }
    }

    @Test func aNewerVersionsFileIsRefused() async throws {
        try await Store(folder: folder.path).run("INSERT INTO grdb_migrations VALUES ('2099-01-01 from the future')")
        #expect(throws: StoreError.databaseUnusable(path: folder.path + "/steward.sqlite")) {
            try Store(folder: folder.path)
        }
    }

    @Test func aFolderThatCannotBeMadeIsRefused() throws {
        let file = folder.path
        try Data().write(to: URL(fileURLWithPath: file))
        #expect(throws: StoreError.folderUnusable(path: file + "/data")) { try Store(folder: file + "/data") }
    }
}
