import Domain
import Foundation
import Testing

@testable import Store

@Suite struct MapReadingTests {
    private let example: Example
    private var store: Store { example.store }

    init() async throws { example = try await Example() }

    @Test func companiesComeByNameInPagesAndAsSearched() async throws {
        for name in ["乙", "甲", "丙"] { try await example.company(name) }
        let scope = try await example.everyCompany
        func names(_ search: String = "", after: Enterprise.ID? = nil) async throws -> [String] {
            try await store.completeness(
                matching: EnterpriseFilter(search: search), in: scope, since: Month(of: .monday), after: after, limit: 2
            ).lines.map(\.enterprise.name)
        }
        let first = try await store.completeness(
            matching: EnterpriseFilter(), in: scope, since: Month(of: .monday), limit: 2)
        #expect(first.total == 4 && first.previous == nil && first.lines.count == 2)
        #expect(try await names(after: first.next).count == 2)
        #expect(try await names("丙") == ["丙"])
    }

    /// However many companies and months there are.
    @Test func aPageTakesFourStatements() async throws {
        try await example.keep((0..<9).map { .example($0) })
        for name in ["甲", "乙"] { try await example.company(name) }
        let scope = try await example.everyCompany
        let statements = try await store.statements {
            _ = try await store.completeness(
                matching: EnterpriseFilter(), in: scope, since: Month(of: .monday).back(12)[0], limit: 50)
        }
        #expect(statements.filter { $0.hasPrefix("SELECT") || $0.hasPrefix("WITH") }.count == 4, "\(statements)")
        #expect(!statements.contains { $0.contains("invoices") && !$0.contains("enterprises") })
    }

    @Test func aMonthUnderWayLeadsToItsDownload() async throws {
        let id = try await example.begin()
        let month = Month(of: .monday)
        #expect(try await store.downloadUnderWay(of: month, for: example.enterprise) == id)
        #expect(try await store.downloadUnderWay(of: month.previous, for: example.enterprise) == nil)
        try await store.cancel(id, in: example.scope, at: example.now)
        #expect(try await store.downloadUnderWay(of: month, for: example.enterprise) == nil)
    }
}
