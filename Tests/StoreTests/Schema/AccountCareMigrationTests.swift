import Domain
import Foundation
import GRDB
import Testing

@testable import Store

/// A database of the version before accounts were cared for, whose two defaults stood in two rows.
@Suite struct AccountCareMigrationTests {
    private let folder = ScratchFolder()
    private let now = Date(timeIntervalSince1970: 1_790_000_000)

    /// 1 has one account for both, 2 two for one purpose each, 3 one of two for one purpose, 4 a lone account for one,
    /// as an early version let it, 5 none.
    private static let rows = """
        INSERT INTO enterprises VALUES (1, '91440399MADEMA019B', '甲', '440300', 0), (2, '91310199MADEMA019X', '乙', '310000', 0),
            (3, '91320599MADEMA019N', '丙', '320000', 0), (4, '91330299MADEMA0276', '丁', '330200', 0),
            (5, '91110199MADEMA0190', '戊', '110000', 0);
        INSERT INTO accounts VALUES (1, 1, 'a', '张三', '办税员', 3, 'usable', x'01', x'02', 1),
            (2, 2, 'a', '李四', '办税员', 1, 'locked', x'01', NULL, 1), (3, 2, 'b', '王五', '办税员', 2, 'usable', x'01', x'02', 1),
            (4, 3, 'a', '张三', '办税员', 1, 'usable', x'01', x'02', 1), (5, 3, 'b', '赵六', '办税员', 0, 'usable', x'01', x'02', 1),
            (6, 4, 'a', '钱七', '办税员', 3, 'usable', x'01', x'02', 1);
        INSERT INTO default_accounts VALUES (1, 'issued', 1), (1, 'received', 1), (2, 'issued', 2), (2, 'received', 3),
            (3, 'issued', 4), (4, 'received', 6);
        INSERT INTO downloads (id, enterprise_id, account_id, direction, first_day, last_day, kinds, statuses, state,
            requested_at) VALUES (1, 1, 1, 'received', '2026-10-01', '2026-10-31', '', '', 'running', 1);
        """

    private func migrated() throws -> Store {
        try FileManager.default.createDirectory(atPath: folder.path, withIntermediateDirectories: true)
        let pool = try DatabasePool(path: folder.path + "/steward.sqlite")
        try Schema.migrator.migrate(pool, upTo: "2026-11-22 letters")
        try pool.write { try $0.execute(sql: Self.rows) }
        try pool.close()
        return try Store(folder: folder.path)
    }

    private func defaults(_ id: Int64, in store: Store) async throws -> [Int64?] {
        let defaults = try await store.defaultAccounts(of: Enterprise.ID(rawValue: id))
        return [defaults.issue?.rawValue, defaults.receive?.rawValue]
    }

    @Test func twoRowsBecomeOne() async throws {
        let store = try migrated()
        #expect(try await defaults(1, in: store) == [1, 1])
        #expect(try await defaults(2, in: store) == [2, 3])
        #expect(try await defaults(3, in: store) == [4, nil])
        #expect(try await defaults(4, in: store) == [nil, 6])
        #expect(try await defaults(5, in: store) == [nil, nil])
        #expect(try await store.number("SELECT count(*) FROM default_accounts") == 4)
        #expect(try await store.texts("PRAGMA integrity_check") == ["ok"])
        #expect(try await store.number("SELECT count(*) FROM pragma_foreign_key_check") == 0)
    }

    @Test func accountsBeginAtTheirFirstVersion() async throws {
        let store = try migrated()
        let account = try #require(try await store.account(Account.ID(rawValue: 2)))
        #expect(account.version == 1 && account.changedBy.isEmpty && account.state == .locked)
        #expect(account.lockedUntil == nil && account.triesLeft == nil)
        #expect(try await store.sealedSession(of: Account.ID(rawValue: 1)) == [2])
        #expect(try await store.challenge(of: Account.ID(rawValue: 1)) == nil)
    }

    @Test func formerDownloadsWereByDefault() async throws {
        let scope: Set = [Enterprise.ID(rawValue: 1)]
        #expect(try await migrated().download(Download.ID(rawValue: 1), in: scope)?.choice == .standard)
    }

    /// What an early version let through is put right, and told, when its account is next logged in.
    @Test func aLoneAccountForOnePurposeIsPutRightByALogin() async throws {
        let store = try migrated()
        try await store.addAccount("a", of: Enterprise.ID(rawValue: 4), at: now)
        #expect(try await defaults(4, in: store) == [nil, nil])
        let losses = try await store.defaultLosses(of: Enterprise.ID(rawValue: 4))
        #expect(losses.map(\.reason) == [.single] && losses.map(\.direction) == [.received])
    }
}
