import Domain
import Foundation
import GRDB
import Testing

@testable import Store

/// What is not there and what a token does not reach are the same.
@Suite struct APITokenScopeTests {
    private let example: Example
    private let other: Enterprise.ID
    private let all: APIToken
    private let own: APIToken
    private var store: Store { example.store }
    private var now: Date { example.now }

    init() async throws {
        example = try await Example()
        other = try await example.store.addEnterprise(.second)
        for (byte, name, scope) in [(1, "全部", nil), (2, "一家", example.scope)] as [(UInt8, String, Set<Enterprise.ID>?)]
        {
            try await example.store.make(
                try .example(byte, name, for: scope, by: example.user), recording: .example(.tokenMade), at: example.now
            )
        }
        all = try #require(try await example.store.apiToken(hash: hash(1)))
        own = try #require(try await example.store.apiToken(hash: hash(2)))
    }

    private func names(
        _ token: APIToken, search: String = "", after last: TaxNumber? = nil, limit: Int = 9
    ) async throws -> [String] {
        try await store.enterprises(reachedBy: token, search: search, after: last, limit: limit).map(\.enterprise.name)
    }

    @Test func companiesComeByTheirNumbers() async throws {
        #expect(try await names(all) == ["上海远帆贸易有限公司", "深圳晨光科技有限公司"])
        #expect(try await names(all, limit: 1) == ["上海远帆贸易有限公司"])
        #expect(try await names(all, after: EnterpriseEntry.second.taxNumber) == ["深圳晨光科技有限公司"])
        #expect(try await names(all, after: EnterpriseEntry.first.taxNumber) == [])
        #expect(try await names(all, search: "远帆") == ["上海远帆贸易有限公司"])
        #expect(try await names(all, search: "ma019b") == ["深圳晨光科技有限公司"])
        #expect(try await names(own) == ["深圳晨光科技有限公司"])
        #expect(try await names(own, search: "远帆") == [])
    }

    @Test func aPageWalksTheIndex() async throws {
        let plans = try await store.plans { _ = try await names(own) }.filter { $0.contains("FROM enterprises") }
        #expect(plans.contains { $0.hasPrefix("SEARCH enterprises USING INDEX sqlite_autoindex_enterprises_1") })
        #expect(!plans.contains { $0.hasPrefix("USE TEMP B-TREE") }, "\(plans)")
    }

    @Test func aSummaryHasTheAccountsAndTheCount() async throws {
        let summary = try #require(
            try await store.enterprises(reachedBy: own, search: "", after: nil, limit: 9).first)
        #expect(summary.accounts.map(\.id) == [example.account] && summary.invoiceCount == 0)
    }

    @Test func aCompanyOfAnothersScopeIsNotThere() async throws {
        #expect(try await store.enterprise(EnterpriseEntry.second.taxNumber, reachedBy: all)?.id == other)
        #expect(try await store.enterprise(EnterpriseEntry.second.taxNumber, reachedBy: own) == nil)
        #expect(try await store.enterprise(TaxNumber(stored: "X"), reachedBy: all) == nil)
    }

    @Test func allIsAlsoWhatComesLater() async throws {
        let late = EnterpriseEntry(
            taxNumber: TaxNumber(stored: "91110199MADEMA0193"), name: "北京后来有限公司", area: Area.all[0])
        _ = try await store.addEnterprise(late)
        #expect(try await names(all).contains(late.name))
        #expect(try await !names(own).contains(late.name))
    }

    @Test func aDownloadIsReportedWithItsAccount() async throws {
        let download = try await example.begin()
        let report = try #require(try await store.downloadReport(download, reachedBy: own))
        #expect(report.account.id == example.account && report.row.choice == .standard)
        #expect(report.company == EnterpriseEntry.first.taxNumber)
        try await store.run("UPDATE accounts SET removed_at = 1")
        #expect(try await store.downloadReport(download, reachedBy: own)?.account.id == example.account)
        try await store.run("UPDATE api_token_enterprises SET enterprise_id = ?", [other.rawValue])
        #expect(try await store.downloadReport(download, reachedBy: own) == nil)
        #expect(try await store.downloadReport(download, reachedBy: all) != nil)
        #expect(try await store.downloadReport(Download.ID(rawValue: 99), reachedBy: all) == nil)
    }
}
