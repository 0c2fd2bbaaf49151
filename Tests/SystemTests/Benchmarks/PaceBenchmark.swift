import Foundation
import Testing

/// A bureau that mixes all faults, answers after 200 ms and allows 50 requests a second: what of that is used. Whatever
/// its rounds say, the limit is never passed and what is here in the end is what the bureau has.
@Suite(.serialized, .enabled(if: Benchmarks.areWanted), .timeLimit(.minutes(15))) struct PaceBenchmark {
    private static let quota = 50
    /// All that the bureau has; together work for half a minute and more, most of it of one busy day.
    private static let periods = [
        Period(from: "2026-01-01", to: "2026-10-31"), Period(from: "2025-12-01", to: "2025-12-31"),
    ]
    /// Sessions that end wait for a person, which is no matter of pace.
    private static let knobs = """
        {"latencyMilliseconds":200,"latencyFromMilliseconds":0,"latencyToMilliseconds":0,"requestsPerSecond":\(quota),"rowCap":100,\
        "sessionDiesAfterRequests":0,"secondFactorAfterRequests":0,"denseDay":\
        {"creditCode":"\(Company.xinghe.creditCode)","direction":"received","day":"2026-10-12","invoices":20000}}
        """

    @Test func theLimitIsUsedAndNeverPassed() async throws {
        try await Site.with { site in
            let (outside, console, clerk) = try await Self.start(site)
            let file = Project.root.appending(path: "Fixtures/scenarios/hostile.json")
            try await clerk.world.set(try String(contentsOf: file, encoding: .utf8))
            try await clerk.world.set(Self.knobs)
            // The simulated bureau makes its invoices when they are first asked for, and meanwhile hears nobody.
            for period in Self.periods {
                for direction in ["received", "issued"] {
                    _ = try await clerk.world.truth(
                        of: Company.xinghe.creditCode, direction, period.from, period.to)
                }
            }
            var downloads: [String] = []
            for period in Self.periods {
                for direction in ["received", "issued"] {
                    downloads.append(try await clerk.download(.xinghe, period, direction))
                }
            }
            try await Ticker(visitor: clerk.visitor).news(of: downloads[0]) { $0.stored > 500 }
            var rounds: [(Double, Double)] = []
            for _ in 0..<3 { rounds.append((try await Self.rate(clerk.world), Double(Self.quota))) }
            for download in downloads {
                let end = try await Ticker(visitor: clerk.visitor).news(of: download) { $0.state != "下载中" }
                #expect(end.state == "已核对")
            }
            for period in Self.periods { try await clerk.expectTruth(.xinghe, period) }
            let asked = try await Self.asked(clerk.world)
            #expect(asked.busiest <= Self.quota)
            #expect(asked.refused == 0)
            try Figure.rate("hostile bureau: requests a second of its limit", rounds, limit: 0.95).record()
            for program in [console, outside] { await program.killAtOnce() }
        }
    }

    private static func start(_ site: Site) async throws -> (outside: Program, console: Program, clerk: Clerk) {
        let (demo, code) = try await site.demo()
        let clerk = Clerk(at: site)
        try await clerk.signIn()
        try await clerk.activate(code)
        demo.terminate()
        try #require(await demo.end == 0)
        let outside = try Program(["simulate"] + site.options, environment: site.environment)
        _ = try await outside.written(/(模拟环境已启动)/)
        let console = try Program(
            ["serve"] + site.options + ["--requests-per-second", "\(quota)"], environment: site.environment)
        _ = try await console.written(/(发票管家已启动)/)
        try await clerk.setUp(.xinghe)
        return (outside, console, clerk)
    }

    /// Requests in a second, over ten.
    private static func rate(_ world: World) async throws -> Double {
        let (before, began) = (try await asked(world).requests, ContinuousClock.now)
        // No wait for anything: it is the span that is measured.
        try await Task.sleep(for: .seconds(10))
        return Double(try await asked(world).requests - before) / ((ContinuousClock.now - began) / .seconds(1))
    }

    /// By the bureau's own statistics. All requests are of the one account, those too that it answered with 503.
    private static func asked(_ world: World) async throws -> (requests: Int, busiest: Int, refused: Int) {
        let statistics = try await world.control("bureau/statistics")
        let refused = (statistics["answers"] as? [String: any Sendable])?["429"] as? Int
        return (
            try #require(statistics["requests"] as? Int), try #require(statistics["busiestSecond"] as? Int),
            refused ?? 0
        )
    }
}
