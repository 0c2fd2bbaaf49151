import Foundation
import Testing

@testable import Simulator

struct StatisticsTests {
    private let query = filter("issued", "2026-09-01", "2026-09-02")

    /// Three requests around a full second are three in one second, though no clock's second has them all.
    @Test func secondSlides() {
        var second = SlidingSecond()
        for offset in [0.9, 1.0, 1.5, 1.95, 3.0] { second.note(Date(timeIntervalSince1970: offset)) }
        #expect(second.busiest == 3 && second.requests == 5)
    }

    @Test func accountsAreCountedApart() async throws {
        try await withSimulator { outside in
            let (both, issuer) = (try await outside.token(), try await outside.token(.issuer))
            for _ in 0..<3 { _ = try await outside.count(query, both) }
            outside.clock.advance(1)
            for token in [both, issuer] { _ = try await outside.count(query, token) }
            _ = try await outside.get("/sessions/current", token: both)
            let accounts = try await outside.get("/control/bureau/statistics")["accounts"]
            let name = "\(Demo.xinghe)/\(Person.both.account)"
            #expect(accounts?[name] == ["requests": 4, "busiestSecond": 3])
            #expect(accounts?["\(Demo.xinghe)/\(Person.issuer.account)"] == ["requests": 1, "busiestSecond": 1])
        }
    }

    @Test func samePageAgainIsARepeat() async throws {
        try await withSimulator { outside in
            let token = try await outside.token()
            for page in [1, 2, 1] { _ = try await outside.page(query, token, page: page) }
            _ = try await outside.page(filter("issued", "2026-09-01", "2026-09-03"), token)
            #expect(try await outside.get("/control/bureau/statistics")["repeatedPages"] == 1)
        }
    }

    @Test func mostRequestsAtOnceAreRemembered() async throws {
        try await withSimulator { outside in
            try await outside.set(["latencyMilliseconds": 400])
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<3 { group.addTask { _ = try await outside.get("/regions/110000/login-form") } }
                try await group.waitForAll()
            }
            #expect(try await outside.get("/control/bureau/statistics")["mostInFlight"] == 3)
        }
    }
}
