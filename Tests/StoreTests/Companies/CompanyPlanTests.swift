import Domain
import Testing

@testable import Store

/// 首页 and 企业信息配置 read indexes, however many companies there are.
@Suite struct CompanyPlanTests {
    private let example: Example
    private var store: Store { example.store }

    init() async throws { example = try await Example() }

    /// The lines of the plan that walk a whole table.
    private func scans(_ plans: [String]) -> [String] {
        let tables = [
            "accounts", "downloads", "stopped", "newer", "enterprises", "default_accounts", "invoices", "library_cells",
        ]
        return plans.filter { plan in tables.contains { plan.hasPrefix("SCAN \($0) —") } }
    }

    private func lines(_ plans: [String]) -> [String] { plans.map { String($0.prefix { $0 != "—" }) } }

    @Test func tasksComeFromTheIndexesOfWhatIsAmiss() async throws {
        let plans = try await store.plans { _ = try await store.openTasks(in: example.scope, accounts: 9, others: 9) }
        #expect(scans(plans) == [])
        #expect(plans.contains { $0.contains("accounts USING") && $0.contains("INDEX accounts_to_see_to") })
        #expect(plans.contains { $0.contains("stopped USING") && $0.contains("INDEX downloads_stopped") })
        #expect(plans.contains { $0.contains("COVERING INDEX downloads_of_account") }, "\(lines(plans))")
    }

    @Test func theRestOfTheHomePageSearches() async throws {
        let plans = try await store.plans {
            _ = try await store.completeness(
                matching: EnterpriseFilter(search: "深圳"), in: example.scope, since: Month(of: .monday), limit: 9)
            _ = try await store.downloadsUnderWay(in: example.scope, limit: 9)
            _ = try await store.firstSteps(in: example.scope)
        }
        #expect(scans(plans) == [])
        #expect(plans.contains { $0.hasPrefix("SEARCH downloads USING INDEX downloads_under_way") }, "\(lines(plans))")
        for table in ["library_cells", "certified_months"] {
            #expect(
                plans.contains {
                    $0.hasPrefix("SEARCH \(table) USING PRIMARY KEY (enterprise_id=? AND direction=? AND month>?)")
                }, "\(lines(plans))")
        }
    }

    @Test func aPageOfCompaniesAndItsCountsSearch() async throws {
        for state in [nil] + EnterpriseFilter.State.allCases.map(Optional.some) {
            let plans = try await store.plans {
                let filter = EnterpriseFilter(search: "深圳", area: Area(code: "440300"), state: state)
                _ = try await store.enterprises(
                    matching: filter, in: example.scope, after: example.enterprise, limit: 9)
                _ = try await store.enterpriseCounts(matching: filter, in: example.scope)
            }
            #expect(scans(plans) == [])
            #expect(plans.contains { $0.contains("accounts USING COVERING INDEX accounts_by_state") })
            #expect(!plans.contains { $0.contains("OFFSET ") })
        }
    }

    @Test func provedMonthsReadTheirIndexAlone() async throws {
        let plans = try await store.plans { _ = try await store.provedMonth(of: example.enterprise) }
        #expect(plans.contains { $0.contains("COVERING INDEX downloads_proved_whole") }, "\(lines(plans))")
        #expect(scans(plans) == [])
    }
}
