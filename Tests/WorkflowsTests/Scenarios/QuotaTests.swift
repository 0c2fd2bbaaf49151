import Domain
import Foundation
import Store
import Testing
import Workflows

/// A bureau that mixes all faults, at 200 ms and 50 requests a second: the limit is never passed. How much of it is used
/// says an optimised program only: `make bench`.
@Suite(.serialized, .timeLimit(.minutes(10)), .enabled(if: Scenario.isSlow)) struct QuotaTests {
    /// Sessions that end wait for a person, which is no matter of pace.
    private static let knobs = """
        {"latencyMilliseconds":200,"latencyFromMilliseconds":0,"latencyToMilliseconds":0,"requestsPerSecond":50,\
        "sessionDiesAfterRequests":0,"secondFactorAfterRequests":0,"denseDay":\
        {"creditCode":"\(DemoGroup.xinghe)","direction":"received","day":"2026-10-12","invoices":20000}}
        """

    @Test func theLimitIsNeverPassed() async throws {
        try await Scenario.open("hostile", requestsPerSecond: 50, Self.knobs) { scenario in
            let errand = try await scenario.begin(try Errand.query(.received, "2026-01-01", "2026-10-31"))
            let other = try await scenario.begin(try Errand.query(.issued, "2026-01-01", "2026-10-31"))
            try await errand.whileJobsRun(workers: 64) { errand in
                let rows = [try await scenario.attend(errand), try await scenario.attend(other)]
                #expect(rows.map(\.state) == [.proved, .proved])
                try await errand.expectTruth()
                #expect(try await scenario.busiestSecond() <= 50)
                #expect(try await scenario.office.world.answers(withStatus: 429) == 0)
            }
        }
    }
}

extension Scenario {
    /// Queries and files of the one account, by the bureau's own statistics.
    fileprivate func busiestSecond() async throws -> Int {
        let all = try await office.world.control("bureau/statistics")["accounts"] as? [String: any Sendable]
        let account = try #require(all?.values.first as? [String: any Sendable])
        return try #require(account["busiestSecond"] as? Int)
    }
}
