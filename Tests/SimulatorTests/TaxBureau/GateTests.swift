import Foundation
import Testing

@testable import Simulator

struct GateTests {
    private let query = filter("issued", "2026-09-01", "2026-09-02")

    @Test func tooFastIsAnsweredWithAWait() async throws {
        try await withSimulator { outside in
            try await outside.set(["requestsPerSecond": 2])
            let token = try await outside.token()
            for _ in 0..<2 { #expect(try await outside.count(query, token).status == 200) }
            let answer = try await outside.count(query, token)
            #expect(answer.status == 429 && answer.problem == "rate-limited")
            #expect(answer.headers["retry-after"] == "1")
            outside.clock.advance(1)
            #expect(try await outside.count(query, token).status == 200)
        }
    }

    @Test func maintenanceClosesEverythingButControl() async throws {
        try await withSimulator { outside in
            let end = Clock.start.addingTimeInterval(600)
            try await outside.set(["maintenanceUntil": .instant(end)])
            let answer = try await outside.post("/captchas")
            #expect(answer.status == 503 && answer.problem == "maintenance" && answer["until"] == .instant(end))
            #expect(answer.headers["retry-after"] == "600")
            outside.clock.advance(600)
            #expect(try await outside.post("/captchas").status == 201)
            try await outside.set(["maintenanceUntil": .instant(end.addingTimeInterval(600))])
            try await outside.set(["maintenanceUntil": .null])
            #expect(try await outside.post("/captchas").status == 201)
        }
    }

    @Test func failuresAreTheSameInEveryRun() async throws {
        let runs = [Runs(), Runs()]
        for run in runs {
            try await withSimulator { outside in
                try await outside.set(["failureRate": .double(0.3)])
                for _ in 0..<60 { await run.note(try await outside.get("/regions/110000/login-form").status) }
            }
        }
        let (first, second) = (await runs[0].statuses, await runs[1].statuses)
        #expect(first == second && Set(first) == [200, 503])
        #expect((8...30).contains(first.count { $0 == 503 }))
    }

    @Test func statisticsCountRequests() async throws {
        try await withSimulator { outside in
            for _ in 0..<3 { _ = try await outside.get("/regions/110000/login-form") }
            let statistics = try await outside.get("/control/bureau/statistics")
            #expect(statistics["requests"] == 3 && statistics["busiestSecond"] == 3)
            #expect(statistics["answers"] == ["200": 3])
        }
    }

    private actor Runs {
        var statuses: [Int] = []
        func note(_ status: Int) { statuses.append(status) }
    }
}
