import Domain
import Testing

@testable import Store

/// What 首页 asks for first.
@Suite struct OpenTasksTests {
    private let example: Example
    private var store: Store { example.store }

    init() async throws { example = try await Example() }

    private func tasks(accounts: Int = 10, others: Int = 5) async throws -> OpenTasks {
        try await store.openTasks(in: try await example.everyCompany, accounts: accounts, others: others)
    }

    @Test func accountsComeByWhatTheyHoldUpThenByHowLong() async throws {
        var ids: [Account.ID] = []
        for name in ["甲", "乙", "丙", "丁", "戊"] {
            let company = try await example.company(name, "440300", [.verificationRequired, .usable])
            ids.append(try await example.accounts(of: company)[0])
        }
        let companies = try await store.enterprises(matching: .init(), in: try await example.everyCompany, limit: 9)
            .lines.filter { $0.accounts.count == 2 }
        func begin(_ index: Int, _ state: Download.State) async throws {
            let company = try #require(companies.first { $0.accounts[0].id == ids[index] }).enterprise.id
            try await example.download(of: company, by: ids[index], state)
        }
        try await begin(2, .waiting)
        try await begin(1, .waiting)
        try await begin(3, .waiting)
        try await begin(3, .running)
        try await begin(0, .cancelled)
        try await example.verify(ids[4], at: 1)
        try await example.verify(ids[0], at: 2)
        let found = try await tasks()
        #expect(found.accounts.map(\.account.id) == [3, 2, 1, 4, 0].map { ids[$0] })
        #expect(found.accounts.map(\.waiting) == [2, 1, 1, 0, 0])
        #expect(found.accounts.map(\.company) == ["丁", "丙", "乙", "戊", "甲"])
        #expect(found.more == 0)
        let few = try await tasks(accounts: 2)
        #expect(few.accounts.map(\.account.id) == [ids[3], ids[2]] && few.more == 3)
    }

    @Test func removedAccountsAndOtherPeoplesCompaniesAreLeftOut() async throws {
        let company = try await example.company("甲", "440300", [.locked, .wrongPassword])
        try await example.remove(.locked, of: company)
        #expect(try await tasks().accounts.map(\.account.state) == [.wrongPassword])
        let other = try await store.openTasks(in: example.scope, accounts: 9, others: 9)
        #expect(other.accounts.isEmpty && other.more == 0)
        try await example.download(of: company, .failed)
        try await example.lose(.issued, of: company, .removed)
        let more = try await store.openTasks(in: example.scope, accounts: 9, others: 9)
        #expect(more.defaults.isEmpty && more.downloads.isEmpty && more.more == 0)
    }

    @Test func aDownloadIsATaskWhileItIsTheCompanysNewest() async throws {
        let (first, second) = (try await example.company("甲", "440300", [.usable]), example.enterprise)
        try await example.download(of: first, .failed)
        let differing = try await example.download(of: first, .differing)
        let failed = try await example.download(of: second, .failed)
        #expect(try await tasks().downloads.map(\.row.id) == [failed, differing])
        #expect(try await tasks(others: 1).more == 1)
        try await example.download(of: first, .running)
        #expect(try await tasks().downloads.map(\.row.id) == [failed])
    }

    @Test func bothLossesOfACompanyAreOneTask() async throws {
        let companies = [example.enterprise, try await example.company("甲")]
        for (index, company) in companies.enumerated() {
            for direction in Direction.allCases { try await example.lose(direction, of: company, at: index) }
        }
        let found = try await tasks()
        #expect(found.defaults.map(\.enterprise) == companies.reversed())
        #expect(found.defaults.map { $0.losses.map(\.direction) } == [[.issued, .received], [.issued, .received]])
        #expect(try await tasks(others: 1).more == 1)
    }

    @Test func theListOfWhatNeedsAPersonHoldsTheSameCompanies() async throws {
        let account = try await example.company("甲", "440300", [.locked, .usable])
        let loss = try await example.company("乙", "440300", [.usable])
        try await example.lose(.issued, of: loss, .right)
        let download = try await example.company("丙", "440300", [.usable])
        try await example.download(of: download, .differing)
        let well = try await example.company("丁", "440300", [.usable])
        try await example.download(of: well, .failed)
        try await example.download(of: well)
        let scope = try await example.everyCompany
        let page = try await store.enterprises(matching: .init(state: .attention), in: scope, limit: 9)
        #expect(Set(page.lines.map(\.enterprise.id)) == [account, loss, download])
        #expect(try await store.enterpriseCounts(matching: .init(), in: scope)[.attention] == 3)
    }
}
