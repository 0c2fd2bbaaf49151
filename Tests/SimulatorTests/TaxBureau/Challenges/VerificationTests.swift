import Foundation
import Testing

@testable import Simulator

struct VerificationTests {
    private let query = filter("issued", "2026-11-01", "2026-11-02")

    @Test func codeOpensTheSameSessionAgain() async throws {
        try await withSimulator { outside in
            let token = try await outside.token()
            #expect(try await outside.demand("sms")["sessions"] == 1)
            let challenge = try await outside.challenge(query, token)
            #expect(challenge["kind"] == "sms" && challenge["phone"] == "138****0001")
            #expect(try await outside.get("/sessions/current", token: token).status == 200)
            let code = try await outside.code(to: Person.both.account)
            let session = try await outside.answer(challenge, ["code": .text(code)])
            #expect(session.status == 201 && session["token"] == .text(token) && session["person"] == "王敏")
            #expect(try await outside.count(query, token).status == 200)
        }
    }

    @Test func phoneOpensTheSameSessionAgain() async throws {
        try await withSimulator { outside in
            let token = try await outside.token()
            _ = try await outside.demand("app")
            let challenge = try await outside.challenge(query, token)
            #expect(challenge["kind"] == "app")
            #expect(try await outside.answer(challenge).problem == "challenge-pending")
            _ = try await outside.tap("confirm", challenge)
            #expect(try await outside.answer(challenge)["token"] == .text(token))
            #expect(try await outside.count(query, token).status == 200)
        }
    }

    @Test func challengeStaysTheSameUntilItIsOver() async throws {
        try await withSimulator { outside in
            let token = try await outside.token()
            _ = try await outside.demand("sms")
            let first = try await outside.challenge(query, token)
            #expect(try await outside.challenge(query, token)["id"] == first["id"])
            #expect(try await outside.get("/control/sms").json.array.count == 1)
            outside.clock.advance(120)
            let second = try await outside.challenge(query, token)
            #expect(second["id"] != first["id"] && second.status == 200)
            #expect(try await outside.get("/control/sms").json.array.count == 2)
            let code = try await outside.code(to: Person.both.account)
            #expect(try await outside.answer(first, ["code": .text(code)]).problem == "challenge-expired")
            #expect(try await outside.answer(second, ["code": .text(code)]).status == 201)
        }
    }

    @Test func declinedIsAskedAnew() async throws {
        try await withSimulator { outside in
            let token = try await outside.token()
            _ = try await outside.demand("app")
            let first = try await outside.challenge(query, token)
            _ = try await outside.tap("decline", first)
            #expect(try await outside.answer(first).problem == "challenge-declined")
            let second = try await outside.challenge(query, token)
            #expect(second["id"] != first["id"] && second["state"] == "waiting")
        }
    }

    @Test func laterDemandReplacesTheFormer() async throws {
        try await withSimulator { outside in
            let token = try await outside.token()
            _ = try await outside.demand("sms")
            let sms = try await outside.challenge(query, token)
            _ = try await outside.demand("login")
            let refused = try await outside.count(query, token)
            #expect(refused.problem == "verification-required" && refused["challengeId"] == nil)
            #expect(try await outside.look(sms).problem == "challenge-expired")
        }
    }

    @Test(arguments: ["login", "sms", "app"])
    func newLoginEndsTheDemand(_ kind: String) async throws {
        try await withSimulator { outside in
            let token = try await outside.token()
            _ = try await outside.demand(kind)
            #expect(try await outside.count(query, token).problem == "verification-required")
            #expect(try await outside.count(query, try await outside.token()).status == 200)
        }
    }

    @Test func oneAccountCanBeAskedAlone() async throws {
        try await withSimulator { outside in
            let (asked, colleague) = (try await outside.token(), try await outside.token(.issuer))
            #expect(try await outside.demand("sms", account: Person.both.account)["sessions"] == 1)
            #expect(try await outside.count(query, asked).problem == "verification-required")
            #expect(try await outside.count(query, colleague).status == 200)
        }
    }

    @Test func deadSessionStaysDead() async throws {
        try await withSimulator { outside in
            let token = try await outside.token()
            _ = try await outside.demand("app")
            let challenge = try await outside.challenge(query, token)
            _ = try await outside.tap("confirm", challenge)
            _ = try await outside.send(.DELETE, "/sessions/current", token: token)
            let answer = try await outside.answer(challenge)
            #expect(answer.status == 401 && answer.problem == "session-expired")
            #expect(try await outside.demand("sms")["sessions"] == 0)
        }
    }

    @Test(arguments: [["kind": "fax"], ["surprise": 1], ["account": 1]] as [JSONValue])
    func demandIsValidated(_ body: JSONValue) async throws {
        try await withSimulator { outside async throws in
            #expect(try await outside.post("/control/sessions/verification", body).problem == "bad-request")
        }
    }
}

extension Outside {
    fileprivate func demand(_ kind: String, account: String? = nil) async throws -> Answer {
        var body: [String: JSONValue] = ["kind": .text(kind)]
        if let account { body["account"] = .text(account) }
        return try await post("/control/sessions/verification", .object(body))
    }

    /// The challenge that a query is refused with.
    fileprivate func challenge(_ query: JSONValue, _ token: String) async throws -> Answer {
        let refused = try await count(query, token)
        try #require(refused.status == 403 && refused.problem == "verification-required")
        return try await get("/challenges/\(try #require(refused["challengeId"]?.text))")
    }
}
