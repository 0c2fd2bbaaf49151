import Domain
import Foundation
import Testing

@testable import Simulator

/// Maintenance as a window, and a bureau whose clock is ahead.
struct ClockKnobTests {
    @Test func maintenanceBeginsAndEnds() async throws {
        try await withSimulator { outside in
            let start = Clock.start.addingTimeInterval(60)
            try await outside.set([
                "maintenanceFrom": .instant(start), "maintenanceUntil": .instant(start.addingTimeInterval(60)),
            ])
            #expect(try await outside.post("/captchas").status == 201)
            outside.clock.advance(60)
            #expect(try await outside.post("/captchas").headers["retry-after"] == "60")
            outside.clock.advance(60)
            #expect(try await outside.post("/captchas").status == 201)
        }
    }

    @Test func bureausOwnClockIsAhead() async throws {
        try await withSimulator { outside in
            let token = try await outside.token()
            let tomorrow = (Day(at: Clock.start) + 1).description
            let query = filter("received", tomorrow, tomorrow)
            #expect(try await outside.count(query, token)["count"] == 0)
            try await outside.set(["clockAheadHours": 24])
            let (count, truth) = (
                try await outside.count(query, token),
                try await outside.truth(Demo.xinghe, "received", tomorrow, tomorrow)
            )
            #expect(count["count"]?.int ?? 0 > 0 && count["count"] == truth["count"], "the session goes on")
            let session = try await outside.get("/sessions/current", token: token)
            #expect(session["expiresAt"] == .instant(Clock.start.addingTimeInterval(86_400 + 1800)))
            try await outside.set(["maintenanceUntil": .instant(Clock.start.addingTimeInterval(60))])
            let closed = try await outside.count(query, token)
            #expect(closed["until"] == .instant(Clock.start.addingTimeInterval(86_460)))
            #expect(closed.headers["retry-after"] == "60")
            try await outside.set(["maintenanceUntil": .null, "clockAheadHours": 0])
            #expect(try await outside.count(query, token)["count"] == 0)
        }
    }

    @Test func paceIsKeptByTheTrueClock() async throws {
        try await withSimulator { outside in
            try await outside.set(["clockAheadHours": 5, "requestsPerSecond": 1])
            let token = try await outside.token()
            let query = filter("received", "2026-10-01", "2026-10-01")
            #expect(try await outside.count(query, token).status == 200)
            #expect(try await outside.count(query, token).status == 429)
            outside.clock.advance(1)
            #expect(try await outside.count(query, token).status == 200)
        }
    }
}
