import Domain
import Foundation
import GRDB
import Testing

@testable import Store

/// A folder of the version that kept XML alone.
@Suite struct FileMigrationTests {
    private let hash = String(repeating: "a", count: 64)
    private let key = Invoice.example(1).number.key
    /// As that version wrote it.
    private static let invoice = """
        INSERT INTO invoices VALUES (1, 1, 'received', ?, ?, NULL, NULL, '81', 'normal', 'open', 'platform', 'normal', 1,
            '甲', '', '乙', '', 100, 13, 113, 1, '', '', 1)
        """

    @Test func filesThatAreHereStay() async throws {
        let folder = ScratchFolder()
        try FileManager.default.createDirectory(atPath: folder.path, withIntermediateDirectories: true)
        let pool = try DatabasePool(path: folder.path + "/steward.sqlite")
        try Schema.migrator.migrate(pool, upTo: "2026-11-22 download engine")
        try await pool.write { [hash, key] db in
            try db.execute(sql: "INSERT INTO enterprises VALUES (1, '91440399MADEMA019B', '甲', '440300', 0)")
            try db.execute(sql: Self.invoice, arguments: [key, key])
            try db.execute(sql: "INSERT INTO invoice_files VALUES (1, 'xml', ?, 5)", arguments: [hash])
        }
        try pool.close()
        let store = try Store(folder: folder.path)
        let found = try await store.invoice(key: key, in: [Enterprise.ID(rawValue: 1)])
        #expect(found?.files == [.xml: hash])
        #expect(try await store.number("SELECT fetched_at FROM invoice_files") == 5)
        #expect(try await store.number("SELECT count(*) FROM pragma_foreign_key_check") == 0)
    }

    /// Of the version that gave up at a file that it could not read.
    @Test func troublesStayAndUnreadableIsOne() async throws {
        let folder = ScratchFolder()
        try FileManager.default.createDirectory(atPath: folder.path, withIntermediateDirectories: true)
        let pool = try DatabasePool(path: folder.path + "/steward.sqlite")
        try Schema.migrator.migrate(pool, upTo: "2026-11-22 download engine")
        try await pool.write { [key] db in
            try db.execute(sql: "INSERT INTO enterprises VALUES (1, '91440399MADEMA019B', '甲', '440300', 0)")
            try db.execute(sql: Self.invoice, arguments: [key, key])
        }
        try Schema.migrator.migrate(pool, upTo: "2026-11-23 changes")
        let trouble = "INSERT INTO invoice_file_troubles VALUES (1, ?, ?, 3, 5, 6)"
        try await pool.write { db in
            try db.execute(sql: trouble, arguments: ["pdf", "altered"])
            try db.execute(sql: "INSERT INTO file_examinations (began_at, missing) VALUES (1, 2)")
            #expect(throws: DatabaseError.self) { try db.execute(sql: trouble, arguments: ["ofd", "unreadable"]) }
        }
        try pool.close()
        let store = try Store(folder: folder.path)
        let damaged = try await store.damagedFiles(in: [Enterprise.ID(rawValue: 1)], limit: 9)
        #expect(damaged.files.map(\.trouble) == [.altered] && damaged.files.map(\.format) == [.pdf])
        try await store.run(trouble, ["ofd", "unreadable"])
        let last = try #require(try await store.lastExamination())
        #expect(last.missing == 2 && last.unreadable == 0)
    }
}
