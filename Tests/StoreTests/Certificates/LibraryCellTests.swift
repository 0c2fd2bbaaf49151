import Domain
import Foundation
import GRDB
import Testing

@testable import Store

/// The cells are what a count over all invoices would say, whatever hand changes them.
@Suite struct LibraryCellTests {
    private let example: Example
    private var store: Store { example.store }

    init() async throws {
        example = try await Example()
        try await example.keep((0..<9).map { .example($0, kind: $0 % 3 == 0 ? .toll : .digitalSpecial) })
        try await example.keep([.example(20)], direction: .issued)
    }

    private static let counted = """
        SELECT enterprise_id || direction || strftime('%Y-%m', issued_at / 1000 + 28800, 'unixepoch') || kind || ' '
            || count(*) || ' ' || sum(amount) || ' ' || sum(tax) || ' ' || sum(total) AS cell FROM invoices
        GROUP BY enterprise_id, direction, strftime('%Y-%m', issued_at / 1000 + 28800, 'unixepoch'), kind ORDER BY cell
        """
    private static let kept = """
        SELECT enterprise_id || direction || month || kind || ' ' || count || ' ' || amount || ' ' || tax || ' '
            || total AS cell FROM library_cells WHERE count > 0 ORDER BY cell
        """

    private func revision() async throws -> Int64 {
        try await store.number("SELECT sum(revision) FROM library_cells")
    }

    private func expectKept(_ sourceLocation: SourceLocation = #_sourceLocation) async throws {
        let (kept, counted) = (try await store.texts(Self.kept), try await store.texts(Self.counted))
        #expect(kept == counted && !kept.isEmpty, sourceLocation: sourceLocation)
    }

    @Test(arguments: [
        "DELETE FROM invoices WHERE id = 3", "UPDATE invoices SET total = total + 1 WHERE id = 3",
        "UPDATE invoices SET amount = 0, tax = 0", "UPDATE invoices SET kind = '04' WHERE id < 4",
        "UPDATE invoices SET issued_at = issued_at + 40 * 86400000 WHERE id = 2",
        "UPDATE invoices SET direction = 'issued' WHERE id = 4",
        "UPDATE invoices SET key = '26442999999999999999' WHERE id = 4",
    ])
    func anyHandIsCounted(_ sql: String) async throws {
        let before = try await revision()
        try await store.run(sql)
        try await expectKept()
        #expect(try await revision() > before)
    }

    @Test func whatIsNoFigureMovesNothing() async throws {
        let before = try await revision()
        try await store.run("UPDATE invoices SET status = 'reversed', remark = 'x', deduction = 'ticked'")
        try await example.keep(
            (0..<9).map { .example($0, kind: $0 % 3 == 0 ? .toll : .digitalSpecial, status: .voided) })
        #expect(try await revision() == before)
        try await expectKept()
    }

    /// 23:59:59 and 00:00:00 in China are the same day in UTC.
    @Test func theMonthIsThatOfChina() async throws {
        try await store.run("DELETE FROM invoices")
        try await example.keep([.example(1), .example(2)])
        let october = try #require(Month("2026-10"))
        for (id, instant) in [(1, october.first.start.addingTimeInterval(-1)), (2, october.first.start)] {
            try await store.run(
                "UPDATE invoices SET issued_at = ? WHERE key LIKE '%0' || ?", [instant.milliseconds, id])
        }
        let months = "SELECT month || ' ' || count FROM library_cells WHERE count > 0 ORDER BY month"
        #expect(try await store.texts(months) == ["2026-09 1", "2026-10 1"])
    }

    @Test func theMigrationCountsWhatIsThere() async throws {
        let folder = ScratchFolder()
        try FileManager.default.createDirectory(atPath: folder.path, withIntermediateDirectories: true)
        let path = folder.path + "/steward.sqlite"
        let pool = try DatabasePool(path: path)
        try Schema.migrator.migrate(pool, upTo: "2026-11-22 download engine")
        try await pool.write { db in
            try db.execute(
                sql:
                    "INSERT INTO enterprises (id, tax_number, name, area) VALUES (1, '91440399MADEMA019B', '甲', '440300')"
            )
            // As that version wrote them.
            try db.execute(
                sql: """
                    INSERT INTO invoices SELECT value, 1, 'received', 2644200000000000000 || value, NULL, NULL, NULL,
                        iif(value < 3, '81', '82'), 'normal', 'open', 'platform', 'normal', 1790000000000, '甲', '', '乙',
                        '', 100 * value, 13, 113, 1, '', '', 1 FROM json_each('[1, 2, 3, 4, 5]')
                    """)
        }
        try pool.close()
        let migrated = try Store(folder: folder.path)
        #expect(try await migrated.texts(Self.kept) == migrated.texts(Self.counted))
        #expect(try await migrated.number("SELECT sum(count) FROM library_cells") == 5)
    }
}
