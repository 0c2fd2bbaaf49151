import AsyncHTTPClient
import Foundation
import NIOCore
import Testing

@testable import Simulator

/// Latency, and the chances by which queries and files are spoilt.
@Suite(.timeLimit(.minutes(1)))
struct BrokenAnswerTests {
    private let october = filter("received", "2026-10-01", "2026-10-05")

    @Test func latencyIsDrawnBetweenItsBounds() async throws {
        try await withSimulator { outside in
            try await outside.set(["latencyFromMilliseconds": 200, "latencyToMilliseconds": 250])
            let clock = ContinuousClock()
            let spent = try await clock.measure { _ = try await outside.get("/regions/110000/login-form") }
            #expect(spent >= .milliseconds(200))
            let wrong = try await outside.send(.PUT, "/control/bureau", ["latencyToMilliseconds": 100])
            #expect(wrong.problem == "bad-request")
        }
    }

    @Test func cutQueryIsDoneButNotHeard() async throws {
        try await withSimulator { outside in
            let token = try await outside.token()
            try await outside.set(["truncationRate": 1])
            await #expect(throws: (any Error).self) { try await outside.count(october, token) }
            await #expect(throws: (any Error).self) { try await outside.get("/invoices/1/files/pdf", token: token) }
            let statistics = try await outside.get("/control/bureau/statistics")
            #expect(statistics["answers"]?["404"] == 1 && statistics["injected"] == ["truncationRate": 2])
            #expect(try await outside.get("/sessions/current", token: token).status == 200)
        }
    }

    @Test func queriesAndFilesMayBePagesOfHTML() async throws {
        try await withSimulator { outside in
            let token = try await outside.token()
            try await outside.set(["wrongTypeRate": 1])
            let answers = [
                try await outside.count(october, token), try await outside.page(october, token),
                try await outside.get("/invoices/1/files/ofd", token: token),
            ]
            for answer in answers { #expect(answer.status == 200 && answer.headers["content-type"] == "text/html") }
            #expect(try await outside.token(.issuer).isEmpty == false, "a login is not meant")
        }
    }

    @Test func stalledAnswerComesAtLast() async throws {
        try await withSimulator { outside in
            let token = try await outside.token()
            try await outside.set(["stallRate": 1, "stallSeconds": 1])
            await #expect(throws: HTTPClientError.deadlineExceeded) {
                try await outside.send(
                    .POST, "/invoice-queries/count", ["filter": october], token: token, timeout: .milliseconds(300))
            }
            #expect(try await outside.count(october, token).status == 200)
        }
    }
}
