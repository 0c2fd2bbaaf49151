import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1
import Testing

@testable import Simulator

@Suite(.timeLimit(.minutes(1)))
struct AnswerModeTests {
    private static let json = "application/json; charset=utf-8"

    @Test func pageInsteadOfAnAnswerDoesNothing() async throws {
        try await withSimulator { outside in
            let shown = try await outside.captcha()
            try await outside.set(["answerMode": "html"])
            let answer = try await outside.logIn(captcha: shown)
            #expect(answer.status == 200 && answer.headers["content-type"] == "text/html")
            #expect(answer.body.contains("<html>"))
            try await outside.set(["answerMode": "normal"])
            #expect(try await outside.logIn(captcha: shown).status == 201)
        }
    }

    @Test func cutAnswerEndsInTheMiddle() async throws {
        try await withSimulator { outside in
            try await outside.set(["answerMode": "cut"])
            var request = HTTPClientRequest(url: "\(outside.base)/captchas")
            request.method = .POST
            let response = try await HTTPClient.shared.execute(request, timeout: .seconds(30))
            let length = try #require(response.headers.first(name: "content-length").flatMap(Int.init))
            #expect(response.status.code == 201 && response.headers["content-type"] == [Self.json])
            var received = 0
            await #expect(throws: (any Error).self) {
                for try await part in response.body { received += part.readableBytes }
            }
            #expect(received == length / 2)
        }
    }

    @Test func cutAnswerIsDoneButNotHeard() async throws {
        try await withSimulator { outside in
            let shown = try await outside.captcha()
            try await outside.set(["answerMode": "cut"])
            await #expect(throws: (any Error).self) { try await outside.logIn(captcha: shown) }
            #expect(try await outside.get("/control/bureau/statistics")["openSessions"] == 1)
            await #expect(throws: (any Error).self) { try await outside.get("/challenges/none") }
            let other = try await outside.get("/sessions/current", token: "none")
            #expect(other.problem == "session-expired")
        }
    }

    @Test func stalledAnswerDoesNotComeWhileOneWaits() async throws {
        try await withSimulator { outside in
            try await outside.set(["answerMode": "stall"])
            await #expect(throws: HTTPClientError.deadlineExceeded) {
                try await outside.send(.POST, "/captchas", timeout: .milliseconds(300))
            }
            try await outside.set(["answerMode": "normal"])
            #expect(try await outside.post("/captchas").status == 201)
        }
    }
}
