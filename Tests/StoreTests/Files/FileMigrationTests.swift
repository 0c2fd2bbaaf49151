import Domain
import Foundation
import GRDB
import Testing

@testable import Store

/// A folder of the version that kept XML alone.
@Suite struct FileMigrationTests {
    private let hash = String(repeating: "a", count: 64)

    @Test func filesThatAreHereStay() async throws {
        let folder = ScratchFolder()
        try FileManager.default.createDirectory(atPath: folder.path, withIntermediateDirectories: true)
        let pool = try DatabasePool(path: folder.path + "/steward.sqlite")
        try Schema.migrator.migrate(pool, upTo: "2026-11-22 download engine")
        try await pool.write { [hash] db in
            try db.execute(sql: "INSERT INTO enterprises VALUES (1, '91440399MADEMA019B', '甲', '440300', 0)")
            try Store.upsert(
                [.example(1)], of: Enterprise.ID(rawValue: 1), direction: .received, at: Date(), in: db)
            try db.execute(sql: "INSERT INTO invoice_files VALUES (1, 'xml', ?, 5)", arguments: [hash])
        }
        try pool.close()
        let store = try Store(folder: folder.path)
        let found = try await store.invoice(key: Invoice.example(1).number.key, in: [Enterprise.ID(rawValue: 1)])
        #expect(found?.files == [.xml: hash])
        #expect(try await store.number("SELECT fetched_at FROM invoice_files") == 5)
        #expect(try await store.number("SELECT count(*) FROM pragma_foreign_key_check") == 0)
    }
}
