import Domain
import Testing

@testable import Store

@Suite struct CompanyChoiceTests {
    private let example: Example
    private let other: Enterprise.ID
    private var store: Store { example.store }
    private var both: Set<Enterprise.ID> { [example.enterprise, other] }

    init() async throws {
        example = try await Example()
        other = try await example.store.addEnterprise(.second)
    }

    private func found(_ search: String, in scope: Set<Enterprise.ID>, limit: Int = 9) async throws -> [Enterprise.ID] {
        try await store.companies(in: scope, search: search, limit: limit).few.map(\.id)
    }

    @Test(arguments: ["", "晨光", "深圳", "91440399", "madema019b", "MADEMA019B"])
    func isFoundByNameOrNumber(_ search: String) async throws {
        #expect(try await found(search, in: both).contains(example.enterprise))
    }

    @Test(arguments: ["远帆", "91310199", "%", "_", "'", "\\"])
    func isNotFoundByAnythingElse(_ search: String) async throws {
        #expect(try await !found(search, in: both).contains(example.enterprise))
    }

    @Test func anotherPersonsCompanyNeverAppears() async throws {
        #expect(try await found("", in: [example.enterprise]) == [example.enterprise])
        #expect(try await found("远帆", in: [example.enterprise]) == [])
        #expect(try await found("", in: []) == [])
        #expect(try await store.companies([example.enterprise]).map(\.id) == [example.enterprise])
    }

    @Test func manyComeByUseAndFewByName() async throws {
        for name in ["甲", "乙"] { try await example.company(name) }
        try await example.download(of: example.enterprise)
        let scope = try await example.everyCompany
        #expect(try await found("", in: scope, limit: 4).first == other, "上海 before 深圳")
        let many = try await store.companies(in: scope, search: "", limit: 2)
        #expect(many.few.map(\.id) == [example.enterprise, other] && many.total == 4)
        let searched = try await store.companies(in: scope, search: "9", limit: 2)
        #expect(searched.few.map(\.name) == [EnterpriseEntry.second.name, "乙"], "by name again")
        #expect(searched.total == 4)
    }

    @Test func withoutAChoiceTheMostUsefulIsShown() async throws {
        #expect(try await store.company(in: both, by: .account)?.id == example.enterprise, "the other has none")
        #expect(try await store.company(in: [other], by: .account)?.id == other)
        #expect(try await store.company(in: both, by: .invoices)?.id == other, "the first by name")
        try await example.keep([.example(0)])
        #expect(try await store.company(in: both, by: .invoices)?.id == example.enterprise)
        try await store.run("UPDATE accounts SET removed_at = 1")
        #expect(try await store.company(in: both, by: .account)?.id == other)
        #expect(try await store.company(in: [], by: .account) == nil)
    }

    @Test func isReadById() async throws {
        #expect(try await store.enterprise(other)?.taxNumber == EnterpriseEntry.second.taxNumber)
        #expect(try await store.enterprise(Enterprise.ID(rawValue: 99)) == nil)
    }
}
