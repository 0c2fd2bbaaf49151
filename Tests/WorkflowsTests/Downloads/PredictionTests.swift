import Domain
import Foundation
import Store
import Testing

@testable import Workflows

/// 预计: one count, and what earlier downloads tell.
struct PredictionTests {
    private static func days(_ first: String, _ last: String) throws -> DayRange {
        let (first, last) = (try #require(Day(first)), try #require(Day(last)))
        return try #require(DayRange(first, last))
    }

    private static func prediction(
        _ count: Int, _ first: String, _ last: String, files: Int = 0, cap: Int? = nil, pace: Double? = 10
    ) throws -> Prediction {
        Prediction(
            count: count, over: try days(first, last), filesEach: files,
            after: DownloadHistory(cap: cap, requestsPerSecond: pace), pageRows: 100)
    }

    @Test(arguments: [
        // A month below the cap: counted, 5 pages, counted again, certified.
        (450, "2026-10-31", 0, nil as Int?, 1, 8), (450, "2026-10-31", 2, nil, 1, 908),
        // Nothing there: counted and certified.
        (0, "2026-10-31", 0, nil, 1, 2),
        // Three months: the whole too, and each of them.
        (300, "2026-12-31", 0, nil, 3, 11),
        // Cut in four of 8 pages: 3 cuts of two requests each.
        (3000, "2026-10-31", 0, 1000, 4, 47),
    ]) func countsRequests(count: Int, last: String, files: Int, cap: Int?, windows: Int, requests: Int) throws {
        let prediction = try Self.prediction(count, "2026-10-01", last, files: files, cap: cap)
        #expect(prediction.windows == windows && prediction.requests == requests && prediction.invoices == count)
        #expect(prediction.seconds == Double(requests) / 10)
    }

    @Test func withoutAPastItTakesTheUsualPace() throws {
        let prediction = try Self.prediction(0, "2026-10-01", "2026-10-31", pace: nil)
        #expect(prediction.seconds == 2 / Prediction.usualPace)
    }

    @Test func asksTheBureauOnceAndChangesNothing() async throws {
        try await Office.open { office in
            let clerk = try await Clerk(in: office)
            let enterprise = try await clerk.setUp(DemoGroup.xinghe, with: .wang)
            let request = DownloadRequest(try Errand.query(.received, "2026-10-01", "2026-10-31"))
            let before = try await office.world.requests
            let prediction = try await office.downloads.prediction(of: request, of: enterprise.id)
            #expect(try await office.world.requests == before + 1)
            #expect(prediction.invoices > 0 && prediction.windows >= 1 && prediction.requests > 2)
            #expect(try await office.store.downloads(of: clerk.scope, limit: 9).isEmpty)
        }
    }

    @Test func anAccountWhosePersonIsWantedIsNotAsked() async throws {
        try await Office.open { office in
            let clerk = try await Clerk(in: office)
            let enterprise = try await clerk.setUp(DemoGroup.xinghe, with: .wang)
            let account = try #require(try await office.store.defaultAccounts(of: enterprise.id).receive)
            let sealed = try #require(try await office.store.sealedSession(of: account))
            _ = try await office.store.end(session: sealed, of: account, at: office.clock.now)
            let request = DownloadRequest(try Errand.query(.received, "2026-10-01", "2026-10-31"))
            let before = try await office.world.requests
            await #expect(throws: BureauError.verificationRequired()) {
                try await office.downloads.prediction(of: request, of: enterprise.id)
            }
            #expect(try await office.world.requests == before)
        }
    }

    @Test func aCompanyOnTheOtherSideIsToldAsThat() async throws {
        try await Office.open { office in
            let clerk = try await Clerk(in: office)
            let enterprise = try await clerk.setUp(DemoGroup.xinghe, with: .wang)
            try await office.world.set("{\"otherSideCompanies\":[\"\(DemoGroup.xinghe)\"]}")
            let request = DownloadRequest(try Errand.query(.received, "2026-10-01", "2026-10-31"))
            await #expect(throws: BureauError.otherSide) {
                try await office.downloads.prediction(of: request, of: enterprise.id)
            }
        }
    }
}
