import Foundation
import GRDB
import Testing

@testable import Store

/// What a switch of versions does with the database while nobody serves from it.
struct DatabaseFileTests {
    private static func with(_ body: (_ folder: String, _ file: DatabaseFile) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "database-\(UUID().uuidString)").path
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try body(folder, DatabaseFile(folder: folder))
    }

    private static func mark(_ folder: String) throws -> String? {
        try DatabaseQueue(path: folder + "/steward.sqlite").read {
            try String.fetchOne($0, sql: "SELECT value FROM settings WHERE name = 'mark'")
        }
    }

    private static func setMark(_ folder: String, _ value: String) throws {
        try DatabaseQueue(path: folder + "/steward.sqlite").write {
            try $0.execute(sql: "INSERT OR REPLACE INTO settings VALUES ('mark', ?)", arguments: [value])
        }
    }

    @Test func itsMigrationsAreThoseThatMadeIt() throws {
        try Self.with { folder, file in
            #expect(try file.migrations() == nil, "there is no database yet")
            _ = try Store(folder: folder)
            #expect(try file.migrations() == Schema.migrator.migrations)
        }
    }

    @Test func aCopyUndoesWhatCameAfterIt() throws {
        try Self.with { folder, file in
            _ = try Store(folder: folder)
            try Self.setMark(folder, "before")
            try file.copy(before: "0.4.0")
            try Self.setMark(folder, "after")
            // Of a process that was killed: SQLite would read it into whatever database lies beside it.
            for end in ["-wal", "-shm"] {
                try Data("log".utf8).write(to: URL(filePath: folder + "/steward.sqlite" + end))
            }
            for _ in 0..<2 {
                try file.restore(before: "0.4.0")
                #expect(try Self.mark(folder) == "before")
            }
            _ = try Store(folder: folder)
        }
    }

    @Test func onlyTheNewestCopyIsKeptAndNoDraft() throws {
        try Self.with { folder, file in
            _ = try Store(folder: folder)
            for version in ["0.4.0", "0.4.1", "0.4.1"] { try file.copy(before: version) }
            let names = try FileManager.default.contentsOfDirectory(atPath: folder + "/backups")
            #expect(names == ["before-0.4.1.sqlite"])
            try file.restore(before: "0.4.0")
            #expect(try file.migrations() == Schema.migrator.migrations, "another version's copy is not ours")
        }
    }

    @Test func aDatabaseThatIsNoneIsNotCopied() throws {
        try Self.with { folder, file in
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            try Data(repeating: 0x41, count: 8192).write(to: URL(filePath: folder + "/steward.sqlite"))
            #expect(throws: (any Error).self) { try file.copy(before: "0.4.0") }
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder + "/backups") == [])
        }
    }
}
