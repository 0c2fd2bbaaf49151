import Foundation
import Testing

@testable import Simulator

struct SMSChallengeTests {
    @Test func codeFromThePhoneLogsIn() async throws {
        try await withSimulator { outside in
            let challenge = try await outside.logIn(.texting)
            #expect(challenge.status == 202 && challenge["kind"] == "sms" && challenge["phone"] == "138****0004")
            #expect(challenge["expiresAt"] == Self.instant(120) && challenge["resendAfter"] == Self.instant(60))
            #expect(try await outside.look(challenge).json == challenge.json)
            let session = try await outside.answer(challenge, ["code": .text(try await outside.code())])
            #expect(session.status == 201 && session["person"] == "赵明轩" && session["role"] == "办税员")
        }
    }

    @Test func codeGoesToTheTelephoneOfAnAccountThatIsNone() async throws {
        try await withSimulator { outside in
            try await outside.set(["secondFactor": "sms"])
            let challenge = try await outside.logIn(.yongjiang)
            #expect(challenge["phone"] == "138****0031")
            let code = try await outside.code(to: "13800000031")
            #expect(try await outside.answer(challenge, ["code": .text(code)]).status == 201)
        }
    }

    @Test func fifthWrongCodeIsTheEnd() async throws {
        try await withSimulator { outside in
            let challenge = try await outside.logIn(.texting)
            let wrong: JSONValue = ["code": .text(try await outside.wrongCode())]
            for left in [4, 3, 2, 1] {
                let answer = try await outside.answer(challenge, wrong)
                #expect(answer.status == 422 && answer.problem == "wrong-code" && answer["triesLeft"] == .int(left))
            }
            let last = try await outside.answer(challenge, wrong)
            #expect(last.status == 410 && last.problem == "challenge-expired")
            let right = try await outside.answer(challenge, ["code": .text(try await outside.code())])
            #expect(right.problem == "challenge-expired")
        }
    }

    @Test(arguments: ["12345", "1234567", "12345a", "", "１２３４５６"])
    func whatIsNoCodeIsNoTry(_ text: String) async throws {
        try await withSimulator { outside in
            let challenge = try await outside.logIn(.texting)
            #expect(try await outside.answer(challenge, ["code": .text(text)]).problem == "bad-request")
            let wrong = try await outside.answer(challenge, ["code": .text(try await outside.wrongCode())])
            #expect(wrong["triesLeft"] == 4)
        }
    }

    @Test func codeLivesTwoMinutes() async throws {
        try await withSimulator { outside in
            let (first, second) = (try await outside.logIn(.texting), try await outside.logIn(.texting))
            let code = try await outside.code()
            outside.clock.advance(119)
            #expect(try await outside.answer(second, ["code": .text(code)]).status == 201)
            outside.clock.advance(1)
            #expect(try await outside.look(first).problem == "challenge-expired")
            let late = try await outside.answer(first, ["code": .text(code)])
            #expect(late.status == 410 && late.problem == "challenge-expired")
            #expect(try await outside.resend(first).status == 410)
        }
    }

    @Test func anotherCodeComesAfterAMinuteAndTheOldIsDead() async throws {
        try await withSimulator { outside in
            let challenge = try await outside.logIn(.texting)
            let old: JSONValue = ["code": .text(try await outside.code())]
            outside.clock.advance(59)
            let early = try await outside.resend(challenge)
            #expect(early.status == 429 && early.problem == "rate-limited" && early.headers["retry-after"] == "1")
            #expect(try await outside.get("/control/sms?phone=13800000004").json.array.count == 1)
            outside.clock.advance(1)
            let fresh = try await outside.resend(challenge)
            #expect(fresh.status == 200 && fresh["id"] == challenge["id"])
            #expect(fresh["expiresAt"] == Self.instant(180) && fresh["resendAfter"] == Self.instant(120))
            outside.clock.advance(65)
            #expect(try await outside.answer(challenge, old).problem == "wrong-code")
            let code = try await outside.code()
            #expect(try await outside.answer(challenge, ["code": .text(code)]).status == 201)
        }
    }

    @Test func anotherCodeGivesNoMoreTries() async throws {
        try await withSimulator { outside in
            let challenge = try await outside.logIn(.texting)
            _ = try await outside.answer(challenge, ["code": .text(try await outside.wrongCode())])
            outside.clock.advance(60)
            _ = try await outside.resend(challenge)
            let wrong = try await outside.answer(challenge, ["code": .text(try await outside.wrongCode())])
            #expect(wrong["triesLeft"] == 3)
        }
    }

    private static func instant(_ seconds: Double) -> JSONValue {
        .instant(Clock.start.addingTimeInterval(seconds))
    }
}
