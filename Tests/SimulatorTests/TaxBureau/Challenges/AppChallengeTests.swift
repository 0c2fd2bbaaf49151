import Foundation
import Testing

@testable import Simulator

struct AppChallengeTests {
    @Test func phoneConfirmsAndTheComputerGoesOn() async throws {
        try await withSimulator { outside in
            let challenge = try await outside.logIn(.scanning)
            let id = try #require(challenge["id"]?.text)
            #expect(challenge.status == 202 && challenge["kind"] == "app" && challenge["state"] == "waiting")
            #expect(challenge["url"] == .text("http://phone.example:8090/app/\(id)"))
            #expect(challenge["expiresAt"] == .instant(Clock.start.addingTimeInterval(180)))
            let early = try await outside.answer(challenge)
            #expect(early.status == 409 && early.problem == "challenge-pending")
            #expect(try await outside.tap("scan", challenge)["state"] == "scanned")
            #expect(try await outside.answer(challenge).problem == "challenge-pending")
            #expect(try await outside.tap("confirm", challenge)["state"] == "confirmed")
            #expect(try await outside.look(challenge)["state"] == "confirmed")
            let session = try await outside.answer(challenge)
            #expect(session.status == 201 && session["person"] == "孙若曦")
        }
    }

    @Test func declinedIsTheEnd() async throws {
        try await withSimulator { outside in
            let challenge = try await outside.logIn(.scanning)
            #expect(try await outside.tap("decline", challenge).status == 200)
            #expect(try await outside.look(challenge)["state"] == "declined")
            let answer = try await outside.answer(challenge)
            #expect(answer.status == 403 && answer.problem == "challenge-declined")
            #expect(try await outside.answer(challenge).problem == "challenge-expired")
            #expect(try await outside.look(challenge).status == 410)
        }
    }

    @Test func whatWasDecidedStaysDecided() async throws {
        try await withSimulator { outside in
            let challenge = try await outside.logIn(.scanning)
            _ = try await outside.tap("confirm", challenge)
            #expect(try await outside.tap("decline", challenge).problem == "bad-request")
            #expect(try await outside.tap("scan", challenge)["state"] == "confirmed")
        }
    }

    @Test func codeLivesThreeMinutes() async throws {
        try await withSimulator { outside in
            let challenge = try await outside.logIn(.scanning)
            _ = try await outside.tap("confirm", challenge)
            outside.clock.advance(180)
            #expect(try await outside.answer(challenge).problem == "challenge-expired")
            #expect(try await outside.tap("confirm", challenge).status == 410)
        }
    }

    @Test func othersCannotBeTappedOrSentAgain() async throws {
        try await withSimulator { outside in
            let (sms, app) = (try await outside.logIn(.texting), try await outside.logIn(.scanning))
            #expect(try await outside.tap("confirm", sms).status == 404)
            #expect(try await outside.resend(app).problem == "bad-request")
            #expect(try await outside.answer(app, ["code": "123456"]).problem == "bad-request")
        }
    }
}
