import Foundation
import Testing

@testable import Simulator

struct SessionTests {
    private let filter = SimulatorTests.filter("issued", "2026-11-01", "2026-11-02")

    @Test func samePersonsSecondLoginEndsTheFirst() async throws {
        try await withSimulator { outside in
            let first = try await outside.token()
            let colleague = try await outside.token(.issuer)
            let second = try await outside.token()
            let answer = try await outside.get("/sessions/current", token: first)
            #expect(answer.status == 401 && answer.problem == "session-expired")
            #expect(answer["detail"] == "该账号已在其他地方登录")
            #expect(try await outside.get("/sessions/current", token: second).status == 200)
            #expect(try await outside.get("/sessions/current", token: colleague).status == 200)
        }
    }

    @Test func sessionDiesOfIdlenessButNotWhileUsed() async throws {
        try await withSimulator { outside in
            let token = try await outside.token()
            for _ in 0..<3 {
                outside.clock.advance(29 * 60)
                #expect(try await outside.get("/sessions/current", token: token).status == 200)
            }
            outside.clock.advance(31 * 60)
            #expect(try await outside.count(filter, token).problem == "session-expired")
        }
    }

    @Test func sessionDiesAfterTwelveHours() async throws {
        try await withSimulator { outside in
            let token = try await outside.token()
            for _ in 0..<28 {
                outside.clock.advance(25 * 60)
                #expect(try await outside.get("/sessions/current", token: token).status == 200)
            }
            outside.clock.advance(21 * 60)
            #expect(try await outside.get("/sessions/current", token: token).problem == "session-expired")
        }
    }

    @Test func withoutTokenNothingIsTold() async throws {
        try await withSimulator { outside async throws in
            #expect(try await outside.post("/invoice-queries/count", ["filter": filter]).problem == "session-expired")
            #expect(try await outside.count(filter, "stolen").problem == "session-expired")
        }
    }

    @Test func controlEndsSessionsAndDemandsVerification() async throws {
        try await withSimulator { outside in
            let token = try await outside.token()
            #expect(try await outside.post("/control/sessions/verification")["sessions"] == 1)
            let answer = try await outside.count(filter, token)
            #expect(answer.status == 403 && answer.problem == "verification-required")
            let anew = try await outside.token()
            #expect(try await outside.count(filter, anew).status == 200)
            #expect(try await outside.post("/control/sessions/end")["ended"] == 1)
            #expect(try await outside.count(filter, anew).problem == "session-expired")
        }
    }
}
