import Foundation
import Testing

@testable import Simulator

/// Sessions that come to an end, or to a question, after so many queries and files.
struct SessionKnobTests {
    private let query = filter("issued", "2026-09-01", "2026-09-02")

    @Test func sessionDiesInTheMiddle() async throws {
        try await withSimulator { outside in
            try await outside.set(["sessionDiesAfterRequests": 2])
            let token = try await outside.token()
            for _ in 0..<2 { #expect(try await outside.page(query, token).status == 200) }
            #expect(try await outside.page(query, token, page: 2).problem == "session-expired")
            #expect(try await outside.get("/sessions/current", token: token).problem == "session-expired")
            #expect(try await outside.count(query, try await outside.token()).status == 200)
        }
    }

    @Test func secondFactorIsAskedForOnceInASession() async throws {
        try await withSimulator { outside in
            try await outside.set(["secondFactorAfterRequests": 1])
            let token = try await outside.token()
            #expect(try await outside.count(query, token).status == 200)
            for _ in 0..<2 {
                let refused = try await outside.page(query, token)
                #expect(refused.status == 403 && refused.problem == "verification-required")
            }
            let id = try #require(try await outside.page(query, token)["challengeId"]?.text)
            let code = try await outside.code(to: Person.both.account)
            #expect(try await outside.post("/challenges/\(id)", ["code": .text(code)]).status == 201)
            for _ in 0..<3 { #expect(try await outside.page(query, token).status == 200) }
        }
    }

    @Test func accountIsLockedInTheMiddle() async throws {
        try await withSimulator { outside in
            try await outside.set(["accountLocksAfterRequests": 1])
            let token = try await outside.token()
            #expect(try await outside.count(query, token).status == 200)
            let locked = try await outside.count(query, token)
            #expect(locked.status == 423 && locked.problem == "locked")
            #expect(locked["until"] == .instant(Clock.start.addingTimeInterval(86_400)))
            #expect(try await outside.count(query, token).problem == "session-expired")
            #expect(try await outside.logIn().problem == "locked")
            #expect(try await outside.logIn(.issuer).status == 201, "nobody else is locked")
            outside.clock.advance(86_401)
            #expect(try await outside.logIn().status == 201)
        }
    }
}
