import Domain
import Foundation
import Testing

@testable import Store

/// What the pages that everybody opens ask of the database does not grow with the companies.
@Suite struct ManyCompaniesTests {
    /// The reads of 首页, as its handler makes them.
    private static func home(_ store: Store, _ scope: Set<Enterprise.ID>) async throws {
        let tasks = try await store.openTasks(in: scope, accounts: 10, others: 3)
        _ = try await store.verificationCalls(for: tasks.accounts.map(\.account.id))
        _ = try await store.firstSteps(in: scope)
        _ = try await store.downloadsUnderWay(in: scope, limit: 20)
        _ = try await store.completeness(
            matching: EnterpriseFilter(), in: scope, since: Month(of: Day(at: Date())), limit: 50)
    }

    /// The reads of 企业信息配置.
    private static func list(_ store: Store, _ scope: Set<Enterprise.ID>) async throws {
        _ = try await store.enterprises(matching: EnterpriseFilter(), in: scope, limit: 50)
        _ = try await store.enterpriseCounts(matching: EnterpriseFilter(), in: scope)
        _ = try await store.areas(in: scope)
    }

    /// The reads of 发票下载 before its downloads.
    private static func choice(_ store: Store, _ scope: Set<Enterprise.ID>) async throws {
        _ = try await store.companies(in: scope, search: "", limit: 20)
        _ = try await store.company(in: scope, by: .account)
    }

    private static func queries(
        of reads: (Store, Set<Enterprise.ID>) async throws -> Void, in example: Example
    ) async throws -> Int {
        let scope = try await example.everyCompany
        return try await example.store.statements { try await reads(example.store, scope) }
            .count { $0.hasPrefix("SELECT") || $0.hasPrefix("WITH") }
    }

    @Test func statementsDoNotGrowWithTheCompanies() async throws {
        let example = try await Example()
        // Something of everything that the pages tell of.
        for index in 0..<30 {
            let company = try await example.company("集团\(index)", "440300", [.usable, .verificationRequired])
            try await example.lose(.received, of: company)
            try await example.download(of: company, index % 2 == 0 ? .running : .differing)
        }
        let few = (
            try await Self.queries(of: Self.home, in: example), try await Self.queries(of: Self.list, in: example),
            try await Self.queries(of: Self.choice, in: example)
        )
        try await example.store.run(
            """
            WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < 2000)
            INSERT INTO enterprises (tax_number, name, area)
            SELECT '9131' || (10000000000 + n), '分公司' || n, '310000' FROM numbers
            """)
        #expect(try await example.everyCompany.count > 2_000)
        let home = try await Self.queries(of: Self.home, in: example)
        // Three for each of the ten accounts that need a person.
        #expect(home == few.0 && home <= 45)
        let list = try await Self.queries(of: Self.list, in: example)
        #expect(list == few.1 && list <= 10)
        let choice = try await Self.queries(of: Self.choice, in: example)
        #expect(choice == few.2 && choice <= 2)
    }
}
