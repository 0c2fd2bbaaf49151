import Domain
import Foundation
import GRDB
import Testing

@testable import Store

/// A database of the version whose links waited in clear.
@Suite struct LinkMigrationTests {
    private let folder = ScratchFolder()
    private let now = Date(timeIntervalSince1970: 1_790_000_000)

    /// 1 waits to be sent, 2 was sent, 3 tells of a sign-in and leads nowhere.
    private static let rows = """
        INSERT INTO enterprises VALUES (1, '91440399MADEMA019B', '甲', '440300', 0);
        INSERT INTO accounts (id, enterprise_id, login_name, person, role, rights, state, verified_at, asked_at)
            VALUES (1, 1, 'a', '张三', '办税员', 3, 'verification-required', 1, 1789999990000),
            (2, 1, 'b', '李四', '办税员', 3, 'verification-required', 1, 1789999990000);
        INSERT INTO pushes (id, openid, template, content, url, keep_until, state, message_id) VALUES
            (1, 'o-sun', 't', '{}', 'https://steward.example/verifications/11', 1790009999000, 'waiting', NULL),
            (2, 'o-sun', 't', '{}', '', 1790009999000, 'sent', 'm2'),
            (3, 'o-sun', 't', '{"thing1":"Chrome"}', '', 1790009999000, 'waiting', NULL);
        INSERT INTO verifications (account_id, token_hash, openid, push_id, asked_at, expires_at) VALUES
            (1, zeroblob(32), 'o-sun', 1, 1789999990000, 1790009999000),
            (2, x'\(String(repeating: "02", count: 32))', 'o-sun', 2, 1789999990000, 1790009999000);
        """

    private func migrated() throws -> Store {
        try FileManager.default.createDirectory(atPath: folder.path, withIntermediateDirectories: true)
        let pool = try DatabasePool(path: folder.path + "/steward.sqlite")
        try Schema.migrator.migrate(pool, upTo: "2026-11-22 companies at a glance")
        try pool.write { try $0.execute(sql: Self.rows) }
        try pool.close()
        return try Store(folder: folder.path)
    }

    @Test func whatWaitedInClearIsNotSentAndItsPersonIsAskedAnew() async throws {
        let store = try migrated()
        #expect(try await store.waitingPush(Push.ID(rawValue: 1), at: now) == nil)
        let link = try await store.verification(linkHash: [UInt8](repeating: 0, count: 32))
        #expect(link?.endedAt != nil && link?.ending == .replaced)
        #expect(try await store.askingJobs(for: Account.ID(rawValue: 1)) == ["ready"])
        #expect(try await store.verificationCall(for: Account.ID(rawValue: 1))?.askedAt == nil, "at once")
    }

    @Test func whatWasSentAndWhatLeadsNowhereStays() async throws {
        let store = try migrated()
        #expect(try await store.verification(linkHash: hash(2))?.endedAt == nil)
        #expect(try await store.askingJobs(for: Account.ID(rawValue: 2)) == [])
        let notice = try await store.waitingPush(Push.ID(rawValue: 3), at: now)
        #expect(notice?.content == ["thing1": "Chrome"] && notice?.link == nil)
        #expect(try await store.texts("PRAGMA integrity_check") == ["ok"])
        #expect(try await store.number("SELECT count(*) FROM pragma_foreign_key_check") == 0)
    }
}
