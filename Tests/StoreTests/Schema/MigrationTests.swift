import Domain
import Foundation
import GRDB
import Testing

@testable import Store

/// A database of the version before people had roles, opened by this one.
@Suite struct MigrationTests {
    private let folder = ScratchFolder()
    private let now = Date(timeIntervalSince1970: 1_790_000_000)
    private var path: String { folder.path + "/steward.sqlite" }

    init() throws {
        try FileManager.default.createDirectory(atPath: folder.path, withIntermediateDirectories: true)
        let pool = try DatabasePool(path: path)
        try Schema.migrator.migrate(pool, upTo: "2026-11-22 key check")
        try pool.write { try $0.execute(sql: Self.rows, arguments: ["ms": now.milliseconds]) }
        try pool.close()
    }

    /// 王敏 came last, 陈思远 was bound first of those who have companies, 李会计 was first but has none.
    private static let rows = """
        INSERT INTO users VALUES (1, 'openid-wang', '王敏', 300), (2, 'openid-chen', '陈思远', 200),
            (3, 'openid-li', '李会计', 100);
        INSERT INTO enterprises VALUES (1, '91440399MADEMA019B', '深圳晨光科技有限公司', '440300', 2),
            (2, '91310199MADEMA019X', '上海远帆贸易有限公司', '310000', 0);
        INSERT INTO memberships VALUES (1, 1), (1, 2), (2, 1);
        INSERT INTO activations VALUES (1, x'\(String(repeating: "01", count: 32))', :ms, :ms + 86400000, NULL, NULL),
            (2, x'\(String(repeating: "02", count: 32))', :ms, :ms + 86400000, :ms, 1),
            (3, x'\(String(repeating: "03", count: 32))', 1, 2, NULL, NULL);
        INSERT INTO activation_enterprises VALUES (1, '91310199MADEMA019X', '上海远帆贸易有限公司', '310000');
        INSERT INTO activation_tries VALUES (1, :ms), (3, :ms);
        INSERT INTO sessions VALUES (x'\(String(repeating: "07", count: 32))', 1, 'Chrome · Windows',
            '192.168.1.20', :ms - 5000, :ms + 3600000), (x'\(String(repeating: "08", count: 32))', 2, '', '', 1, 2);
        INSERT INTO tickets VALUES ('s', x'\(String(repeating: "09", count: 32))', 'confirmed', 'u', 42, '', '',
            'openid-chen', :ms, :ms + 60000);
        INSERT INTO wechat_messages VALUES ('m', :ms);
        INSERT INTO accounts VALUES (1, 1, '13800000001', '张三', '办税员', 3, 'usable', x'01', x'02', 1);
        INSERT INTO default_accounts VALUES (1, 'issued', 1), (1, 'received', 1);
        INSERT INTO downloads (id, enterprise_id, account_id, requested_by, direction, first_day, last_day, kinds,
            statuses, state, requested_at) VALUES (1, 1, 1, 1, 'received', '2026-10-01', '2026-10-31', '', '', 'running', 1);
        INSERT INTO windows (id, download_id, first_day, last_day, kinds, statuses, state)
            VALUES (1, 1, '2026-10-01', '2026-10-31', '', '', 'open');
        INSERT INTO jobs VALUES (3, 'download.window', 1, 1, 'ready', :ms, 2, NULL, 'why'),
            (4, 'download.window', 1, 1, 'running', :ms, 1, 'dead', NULL),
            (5, 'download.window', 1, 1, 'parked', :ms, 0, NULL, NULL),
            (6, 'download.window', 1, 1, 'completed', :ms, 1, NULL, NULL),
            (7, 'download.window', 1, 1, 'failed', :ms, 5, NULL, 'x'),
            (9, 'download.certify', 1, 1, 'cancelled', :ms, 0, NULL, NULL);
        INSERT INTO key_check VALUES (1, x'0102');
        """

    @Test func theSchemaIsThatOfANewFolder() async throws {
        let other = ScratchFolder()
        let sql = """
            SELECT type || ' ' || name || ' ' || coalesce(sql, '') FROM sqlite_master
            WHERE name NOT LIKE 'sqlite_%' ORDER BY type, name
            """
        let migrated = try await Store(folder: folder.path).texts(sql)
        #expect(try await migrated == Store(folder: other.path).texts(sql))
        #expect(migrated.count > 20)
    }

    @Test func nothingIsBroken() async throws {
        let store = try Store(folder: folder.path)
        #expect(try await store.texts("PRAGMA integrity_check") == ["ok"])
        #expect(try await store.number("SELECT count(*) FROM pragma_foreign_key_check") == 0)
        #expect(try await store.keys { try $0.formerCheck() } == [1, 2])
        #expect(try await store.hears(message: "m", at: now) == false)
        #expect(try await store.audit(AuditFilter(), before: nil, limit: 9) == [])
    }

    @Test func theMemberWhoWasBoundFirstIsAdministrator() async throws {
        let store = try Store(folder: folder.path)
        #expect(try await store.people().map(\.user.nickname) == ["陈思远", "王敏"])
        #expect(try await store.people().map(\.enterpriseCount) == [1, 2])
        let roles = try await store.texts("SELECT nickname || ' ' || role || avatar FROM users ORDER BY id")
        #expect(roles == ["王敏 finance", "陈思远 administrator", "李会计 finance"])
    }

    @Test func sessionsStayValid() async throws {
        let store = try Store(folder: folder.path)
        let signedIn = try #require(try await store.signedIn(tokenHash: hash(7), at: now))
        #expect(signedIn.user.nickname == "王敏" && signedIn.enterprises.count == 2)
        #expect(signedIn.lastSeenAt == now - 5)
        let session = try #require(try await store.sessions(of: signedIn.user.id, at: now).first)
        #expect(session.browser == "Chrome · Windows" && session.beganAt == now - 5 && session.expiresAt == now + 3_600)
        #expect(try await store.signedIn(tokenHash: hash(8), at: now) == nil)
        #expect(try await store.redeem(browserHash: hash(9), for: .example(10, at: now)).nickname == "陈思远")
    }

    @Test func jobsKeepTheirState() async throws {
        let store = try Store(folder: folder.path)
        let jobs = try await store.texts(
            """
            SELECT id || ' ' || kind || ' ' || subject || ' ' || download_id || ' ' || state || ' ' || attempts || ' '
                || coalesce(boot, '') || coalesce(error, '') FROM jobs ORDER BY id
            """)
        #expect(
            jobs == [
                "3 download.window 1 1 ready 2 why", "4 download.window 1 1 running 1 dead",
                "5 download.window 1 1 parked 0 ", "6 download.window 1 1 completed 1 ",
                "7 download.window 1 1 failed 5 x", "9 download.certify 1 1 cancelled 0 ",
            ])
        #expect(try await store.freeJobs(notOf: "boot", at: now) == 1)
        #expect(try await store.claimJob(for: "boot", at: now)?.id == Job.ID(rawValue: 3))
        let scope: Set = [Enterprise.ID(rawValue: 1)]
        #expect(try await store.download(Download.ID(rawValue: 1), in: scope)?.state == .running)
    }

    @Test func codesOpenAsBefore() async throws {
        let store = try Store(folder: folder.path)
        let li = User.ID(rawValue: 3)
        #expect(try await store.refusal(1, for: li, at: now) == nil)
        #expect(try await store.refusal(2, for: li, at: now) == .used)
        #expect(try await store.refusal(3, for: li, at: now) == .expired)
        #expect(try await store.person(li)?.role == .finance)
    }
}
