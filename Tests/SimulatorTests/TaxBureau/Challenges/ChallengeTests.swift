import Foundation
import Testing

@testable import Simulator

struct ChallengeTests {
    @Test func roleIsChosen() async throws {
        try await withSimulator { outside in
            let challenge = try await outside.logIn(.manyRoles)
            #expect(challenge.status == 202 && challenge["kind"] == "role")
            #expect(challenge["options"] == ["办税员", "财务负责人", "开票员"])
            #expect(challenge["expiresAt"] == .instant(Clock.start.addingTimeInterval(300)))
            #expect(try await outside.answer(challenge, ["role": "法定代表人"]).problem == "bad-request")
            let session = try await outside.answer(challenge, ["role": "财务负责人"])
            #expect(session.status == 201 && session["role"] == "财务负责人")
            let token = try #require(session["token"]?.text)
            #expect(try await outside.get("/sessions/current", token: token)["role"] == "财务负责人")
        }
    }

    @Test func secondFactorComesBeforeTheRole() async throws {
        try await withSimulator { outside in
            try await outside.set(["secondFactor": "sms"])
            let sms = try await outside.logIn(.manyRoles)
            #expect(sms["kind"] == "sms")
            let code = try await outside.code(to: Person.manyRoles.account)
            let role = try await outside.answer(sms, ["code": .text(code)])
            #expect(role.status == 202 && role["kind"] == "role" && role["id"] != sms["id"])
            #expect(try await outside.answer(role, ["role": "开票员"])["role"] == "开票员")
        }
    }

    @Test(arguments: [("none", nil), ("app", "app"), ("sms", "sms"), ("account", "sms")])
    func secondFactorIsAKnob(_ rule: String, _ kind: String?) async throws {
        try await withSimulator { outside in
            try await outside.set(["secondFactor": .text(rule)])
            let answer = try await outside.logIn(.texting)
            #expect(answer["kind"]?.text == kind && answer.status == (kind == nil ? 201 : 202))
        }
    }

    @Test func allStepsOfShanghaiInOrder() async throws {
        try await withSimulator { outside in
            try await outside.set(["secondFactor": "app"])
            let app = try await outside.fillIn(.yunzhan)
            #expect(app["kind"] == "app")
            _ = try await outside.tap("confirm", app)
            #expect(try await outside.answer(app).status == 201)
        }
    }

    @Test func challengeSucceedsOnce() async throws {
        try await withSimulator { outside in
            let challenge = try await outside.logIn(.manyRoles)
            let answers = try await withThrowingTaskGroup(of: Int.self) { group in
                for _ in 0..<8 {
                    group.addTask { try await outside.answer(challenge, ["role": "办税员"]).status }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(answers.sorted() == [201] + Array(repeating: 410, count: 7))
            #expect(try await outside.look(challenge).problem == "challenge-expired")
            #expect(try await outside.get("/control/bureau/statistics")["openSessions"] == 1)
        }
    }

    @Test func formerSessionLivesUntilTheLoginIsThrough() async throws {
        try await withSimulator { outside in
            try await outside.set(["secondFactor": "none"])
            let former = try await outside.token(.texting)
            try await outside.set(["secondFactor": "account"])
            let challenge = try await outside.logIn(.texting)
            #expect(try await outside.get("/sessions/current", token: former).status == 200)
            _ = try await outside.answer(challenge, ["code": .text(try await outside.code())])
            #expect(try await outside.get("/sessions/current", token: former).problem == "session-expired")
        }
    }

    @Test(arguments: [Person.manyRoles, .yunzhan])
    func formAndRoleLiveFiveMinutes(_ person: Person) async throws {
        try await withSimulator { outside in
            let challenge = try await outside.logIn(person)
            outside.clock.advance(299)
            #expect(try await outside.look(challenge).json == challenge.json)
            outside.clock.advance(1)
            #expect(try await outside.look(challenge).problem == "challenge-expired")
            #expect(try await outside.answer(challenge, ["role": "办税员"]).status == 410)
        }
    }

    @Test func unknownChallengeIsNotFound() async throws {
        try await withSimulator { outside async throws in
            #expect(try await outside.get("/challenges/none").problem == "not-found")
            #expect(try await outside.post("/challenges/none", [:]).problem == "not-found")
            #expect(try await outside.post("/challenges/none/resends").problem == "not-found")
            #expect(try await outside.post("/control/challenges/none/confirm").problem == "not-found")
        }
    }
}
