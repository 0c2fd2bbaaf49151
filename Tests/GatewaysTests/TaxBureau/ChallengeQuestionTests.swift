import Domain
import Foundation
import Testing

@testable import Gateways

/// What is sent to a challenge is what the contract asks for, and nothing beside it.
struct ChallengeQuestionTests {
    private func sent(_ answer: ChallengeAnswer, to id: String = "c1") async throws -> Asked {
        let server = StubServer(try Recorded("session.json").answer())
        try await server.run { base in
            let session = try await TaxBureau(at: base).answer(id, with: answer).session
            #expect(session?.person == "王敏")
        }
        #expect(server.asked.count == 1)
        return try #require(server.asked.first)
    }

    @Test func aPageGoesWithItsPicture() async throws {
        let asked = try await sent(.form(fields: ["captcha": "A2BC", "account": "1"], captchaID: "p1"))
        #expect(asked.method == "POST" && asked.path == "/challenges/c1" && asked.bearer == nil)
        let body = try #require(asked.json)
        #expect(Set(body.keys) == ["fields", "captchaId"] && body["captchaId"] as? String == "p1")
        #expect(body["fields"] as? [String: String] == ["captcha": "A2BC", "account": "1"])
    }

    @Test func aPageWithoutAPictureNamesNone() async throws {
        let body = try #require(try await sent(.form(fields: ["account": "1"], captchaID: "")).json)
        #expect(Set(body.keys) == ["fields"])
    }

    @Test func aCodeARoleAndAConfirmationGoAlone() async throws {
        #expect(try await sent(.code("012345")).json as? [String: String] == ["code": "012345"])
        #expect(try await sent(.role("办税员")).json as? [String: String] == ["role": "办税员"])
        #expect(try await sent(.confirmed).body == Data("{}".utf8))
    }

    @Test func aNameFromOutsideStaysOneSegment() async throws {
        #expect(try await sent(.confirmed, to: "../sessions?x=1").path == "/challenges/..%2Fsessions%3Fx%3D1")
        let server = StubServer(try Recorded("challenge-sms.json").answer())
        try await server.run { base in
            _ = try await TaxBureau(at: base).resend("a/b")
            _ = try await TaxBureau(at: base).challenge("a/b")
        }
        #expect(server.asked.map(\.path) == ["/challenges/a%2Fb/resends", "/challenges/a%2Fb"])
        #expect(server.asked.map(\.method) == ["POST", "GET"])
    }

    @Test func aSessionIsAskedForAndEndedByItsToken() async throws {
        let current = try Recorded("session-current.json").answer()
        let server = StubServer { $0.method == "DELETE" ? Answer(status: 204) : current }
        try await server.run { base in
            _ = try await TaxBureau(at: base).current(session: "t1")
            try await TaxBureau(at: base).end(session: "t1")
        }
        #expect(
            server.asked.map { "\($0.method) \($0.path) \($0.bearer ?? "")" } == [
                "GET /sessions/current Bearer t1", "DELETE /sessions/current Bearer t1",
            ])
    }

    @Test func aSessionThatCannotBeEndedIsTold() async throws {
        try await StubServer(try Recorded("problem-session-expired.json").answer()).run { base in
            let refused = try await refusal { try await TaxBureau(at: base).end(session: "t") }
            #expect(refused == .sessionExpired)
        }
    }
}
