import Domain
import Testing

@testable import Store

@Suite struct EnterpriseStoreTests {
    private let example: Example
    private let other: Enterprise.ID
    private var store: Store { example.store }

    init() async throws {
        example = try await Example()
        other = try await example.store.addEnterprise(.second)
        try await example.store.addAccount("13900000002", of: other, at: example.now)
    }

    private func found(_ search: String, in scope: Set<Enterprise.ID>) async throws -> [Enterprise.ID] {
        try await store.enterprises(in: scope, search: search).map(\.enterprise.id)
    }

    @Test(arguments: ["", "晨光", "深圳", "91440399", "madema019b", "MADEMA019B"])
    func isFoundByNameOrNumber(_ search: String) async throws {
        #expect(try await found(search, in: [example.enterprise, other]).contains(example.enterprise))
    }

    @Test(arguments: ["远帆", "91310199", "%", "_", "'", "\\"])
    func isNotFoundByAnythingElse(_ search: String) async throws {
        #expect(try await !found(search, in: [example.enterprise, other]).contains(example.enterprise))
    }

    @Test func anotherPersonsCompanyNeverAppears() async throws {
        #expect(try await found("", in: [example.enterprise]) == [example.enterprise])
        #expect(try await found("远帆", in: [example.enterprise]) == [])
        #expect(try await found("", in: []) == [])
    }

    @Test func showsAccountsAndInvoicesOfEachCompany() async throws {
        try await example.keep((0..<5).map { .example($0) })
        try await example.keep((0..<2).map { .example($0) }, direction: .issued)
        try await example.keep((0..<3).map { .example($0) }, of: other)
        try await example.keep([.example(0, remark: "again")])
        let summaries = try await store.enterprises(in: [example.enterprise, other])
        #expect(summaries.map(\.enterprise.name) == [EnterpriseEntry.second.name, EnterpriseEntry.first.name])
        #expect(summaries.map(\.invoiceCount) == [3, 7])
        #expect(summaries.map { $0.accounts.map(\.loginName) } == [["13900000002"], ["13800000001"]])
    }

    @Test func isReadById() async throws {
        #expect(try await store.enterprise(other)?.taxNumber == EnterpriseEntry.second.taxNumber)
        #expect(try await store.enterprise(Enterprise.ID(rawValue: 99)) == nil)
    }
}
