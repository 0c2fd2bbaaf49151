import Domain
import Foundation
import Store
import Testing
import Workflows

/// A download is carried by the account that is named, or else by the company's default, and remembers which it was.
struct AccountChoiceTests {
    /// 王敏 is the default for both, 李佳怡 may only receive.
    private static func open(
        _ body: @escaping @Sendable (Clerk, Enterprise, _ receiver: Account.ID) async throws -> Void
    ) async throws {
        try await Office.open { office in
            let clerk = try await Clerk(in: office)
            let enterprise = try await clerk.setUp(DemoGroup.xinghe, with: .wang)
            try await body(clerk, enterprise, try await clerk.logIn(.receiver, of: enterprise))
        }
    }

    private static func begin(
        _ direction: Direction, of enterprise: Enterprise, with named: Account.ID? = nil, by clerk: Clerk
    ) async throws -> DownloadRow {
        let query = try Errand.query(direction, "2026-10-30", "2026-10-30")
        let begun = try await clerk.office.downloads.begin(
            DownloadRequest(query), of: enterprise.id, with: named, for: clerk.user.id,
            recording: clerk.deeds(.downloadBegun, enterprise.name))
        return try #require(try await clerk.office.store.download(begun.id, in: clerk.scope))
    }

    @Test(arguments: Direction.allCases) func noneNamedIsTheDefault(_ direction: Direction) async throws {
        try await Self.open { clerk, enterprise, _ in
            let row = try await Self.begin(direction, of: enterprise, by: clerk)
            let defaults = try await clerk.office.store.defaultAccounts(of: enterprise.id)
            #expect(row.account == defaults[direction] && row.choice == .standard)
        }
    }

    @Test func theOneThatIsNamedCarriesIt() async throws {
        try await Self.open { clerk, enterprise, receiver in
            let row = try await Self.begin(.received, of: enterprise, with: receiver, by: clerk)
            #expect(row.account == receiver && row.choice == .named)
            let standard = try await Self.begin(.received, of: enterprise, by: clerk)
            #expect(standard.id != row.id, "another account's is another download")
            #expect(try await Self.begin(.received, of: enterprise, with: receiver, by: clerk).id == row.id)
            let errand = Errand(office: clerk.office, enterprise: enterprise, query: row.query, id: row.id)
            try await errand.whileJobsRun { errand in
                try await errand.wait(for: .proved)
                try await errand.expectTruth()
            }
        }
    }

    /// Naming the default is naming it.
    @Test func theDefaultMayBeNamedToo() async throws {
        try await Self.open { clerk, enterprise, _ in
            let id = try #require(try await clerk.office.store.defaultAccounts(of: enterprise.id).issue)
            #expect(try await Self.begin(.issued, of: enterprise, with: id, by: clerk).choice == .named)
        }
    }

    @Test func whoMayNotSeeThemIsRefused() async throws {
        try await Self.open { clerk, enterprise, receiver in
            await #expect(throws: Downloads.Refusal.noRight(.issued)) {
                try await Self.begin(.issued, of: enterprise, with: receiver, by: clerk)
            }
            #expect(try await clerk.office.store.downloads(of: clerk.scope, limit: 9).isEmpty)
            let actions = try await clerk.office.store.audit(AuditFilter(), before: nil, limit: 9).map(\.deed.action)
            #expect(!actions.contains(.downloadBegun), "nothing was begun")
        }
    }

    @Test func whoIsNotTheCompanysIsUnknown() async throws {
        try await Self.open { clerk, enterprise, receiver in
            let other = try await clerk.setUp(DemoGroup.chenghu, with: .xu)
            let stranger = try #require(try await clerk.office.store.accounts(of: other.id).first?.id)
            let account = try await clerk.account(receiver)
            try await clerk.office.accounts.remove(
                account, version: account.version, recording: clerk.deeds(.accountRemoved, ""),
                at: clerk.office.clock.now)
            for named in [stranger, receiver, Account.ID(rawValue: 999)] {
                await #expect(throws: Downloads.Refusal.unknownAccount) {
                    try await Self.begin(.received, of: enterprise, with: named, by: clerk)
                }
            }
        }
    }

    /// The named one needs no default to be set.
    @Test func withoutADefaultOnlyANamedOneBegins() async throws {
        try await Self.open { clerk, enterprise, receiver in
            try await clerk.office.store.setDefaultAccounts(DefaultAccounts(), of: enterprise.id)
            await #expect(throws: Downloads.Refusal.noAccount(.received)) {
                try await Self.begin(.received, of: enterprise, by: clerk)
            }
            #expect(try await Self.begin(.received, of: enterprise, with: receiver, by: clerk).choice == .named)
        }
    }

    /// A program begins in nobody's name.
    @Test func nobodyMayBeginToo() async throws {
        try await Self.open { clerk, enterprise, receiver in
            let query = try Errand.query(.received, "2026-10-30", "2026-10-30")
            let id = try await clerk.office.downloads.begin(
                DownloadRequest(query), of: enterprise.id, with: receiver, for: nil
            ).id
            #expect(try await clerk.office.store.download(id, in: clerk.scope)?.account == receiver)
        }
    }
}
