import Domain
import Testing

@testable import Store

@Suite struct EnterpriseListingTests {
    private let example: Example
    private var store: Store { example.store }

    init() async throws { example = try await Example() }

    private func list(
        _ filter: EnterpriseFilter = .init(), after: Enterprise.ID? = nil, before: Enterprise.ID? = nil, limit: Int = 99
    ) async throws -> EnterprisePage {
        try await store.enterprises(
            matching: filter, in: try await example.everyCompany, after: after, before: before, limit: limit)
    }

    @Test func equalNamesAreNeitherLostNorRepeated() async throws {
        for index in 0..<7 { try await example.company("同名有限公司", index % 2 == 0 ? "440300" : "310000") }
        let all = try await list().lines.map(\.enterprise.id)
        #expect(all.count == 8)
        var (forward, pages, page) = ([Enterprise.ID](), 0, try await list(limit: 3))
        #expect(page.previous == nil)
        while true {
            (forward, pages) = (forward + page.lines.map(\.enterprise.id), pages + 1)
            guard let next = page.next else { break }
            page = try await list(after: next, limit: 3)
        }
        #expect(forward == all && pages == 3)
        var backward: [Enterprise.ID] = []
        while let previous = page.previous {
            page = try await list(before: previous, limit: 3)
            backward = page.lines.map(\.enterprise.id) + backward
        }
        #expect(backward == Array(all.prefix(6)))
        #expect(page.next == all[2], "the way back forward")
    }

    @Test func aCompanyThatComesMeanwhileMovesNobody() async throws {
        for name in ["乙一", "乙二", "乙三", "乙四"] { try await example.company(name) }
        let first = try await list(limit: 3)
        try await example.company("一")
        let second = try await list(after: first.next, limit: 3)
        #expect(Set(first.lines.map(\.enterprise.name)).isDisjoint(with: second.lines.map(\.enterprise.name)))
        #expect(first.lines.count + second.lines.count == 5)
    }

    @Test func aCursorOutsideTheScopeIsNone() async throws {
        let stranger = try await example.company("丙")
        let page = try await store.enterprises(
            matching: .init(), in: example.scope, after: stranger, before: nil, limit: 3)
        #expect(page.lines.map(\.enterprise.id) == [example.enterprise] && page.previous == nil && page.next == nil)
        let counts = try await store.enterpriseCounts(matching: .init(), in: example.scope)
        #expect(counts.total == 1)
        #expect(try await store.areas(in: example.scope).map(\.code) == ["440300"])
        #expect(try await store.enterprises(matching: .init(), in: [], limit: 3).lines.isEmpty)
    }

    @Test func filtersMeetAndCountsLeaveOutTheState() async throws {
        try await example.company("上海甲", "310000", [.usable])
        try await example.company("上海乙", "310000", [.verificationRequired])
        try await example.company("上海丙", "310000", [.usable, .locked])
        try await example.company("北京乙", "110000")
        let shanghai = try #require(Area(code: "310000"))
        func names(_ filter: EnterpriseFilter) async throws -> Set<String> {
            Set(try await list(filter).lines.map(\.enterprise.name))
        }
        #expect(try await names(.init(search: "乙")) == ["上海乙", "北京乙"])
        #expect(try await names(.init(search: "乙", area: shanghai)) == ["上海乙"])
        #expect(try await names(.init(area: shanghai, state: .attention)) == ["上海乙", "上海丙"])
        #expect(try await names(.init(area: shanghai, state: .standing(.usable))) == ["上海甲", "上海丙"])
        #expect(try await names(.init(search: "%")) == [])
        let counts = try await store.enterpriseCounts(
            matching: .init(area: shanghai, state: .standing(.locked)), in: try await example.everyCompany)
        #expect(counts.total == 3 && counts[.standing(.usable)] == 2 && counts[.attention] == 2)
        #expect(counts[.standing(.locked)] == 0)
        #expect(try await store.areas(in: try await example.everyCompany).map(\.name) == ["北京", "上海", "深圳"])
    }

    @Test func aLineSaysWhatStandsBesideTheCompany() async throws {
        let company = try await example.company("甲", "440300", [.usable, .usable])
        let accounts = try await example.accounts(of: company)
        let defaults = DefaultAccounts(issue: accounts[0], receive: accounts[1])
        try await store.setDefaultAccounts(defaults, of: company)
        try await example.download(of: company)
        let newest = try await example.download(of: company, .failed)
        let loss = try await example.company("乙", "440300", [.usable])
        try await example.lose(.received, of: loss)
        let lines = try await list().lines
        let line = try #require(lines.first { $0.enterprise.id == company })
        #expect(line.defaults == defaults && line.lost.isEmpty && line.accounts.map(\.id) == accounts)
        #expect(line.newestDownload?.id == newest)
        #expect(line.proved == ProvedMonth(month: "2026-10", direction: .received))
        let other = try #require(lines.first { $0.enterprise.id == loss })
        #expect(other.lost == [.received] && other.proved == nil && other.newestDownload == nil)
    }
}
