import Domain
import Foundation
import Testing

/// A session that goes on by its challenge has two steps: the proof, and the end.
@Suite struct ResumedStepsTests {
    private static let code = Challenge.Kind.sms(phone: "", resendAfter: .distantPast)

    private func list(_ steps: LoginSteps) -> [String] { steps.list.map { "\($0.step) \($0.state)" } }

    @Test func hasNothingToLogIn() {
        var steps = LoginSteps.ofChallenge
        #expect(list(steps) == ["secondFactor running", "saved waiting"])
        steps.answer(Self.code)
        steps.enter()
        #expect(list(steps) == ["secondFactor done", "saved waiting"])
        steps.readRights()
        #expect(list(steps) == ["secondFactor done", "saved running"])
        steps.save()
        #expect(list(steps) == ["secondFactor done", "saved done"])
    }

    @Test(
        arguments: [
            .wrongCode(triesLeft: 1), .challengeExpired, .challengeDeclined, .sessionExpired, .unreachable(reason: ""),
        ] as [BureauError])
    func aRefusalIsOfTheProof(_ error: BureauError) {
        var steps = LoginSteps.ofChallenge
        steps.answer(Self.code)
        steps.fail(error)
        #expect(list(steps) == ["secondFactor failed", "saved waiting"])
        steps.answer(Self.code)
        steps.enter()
        steps.readRights()
        steps.save()
        #expect(list(steps) == ["secondFactor done", "saved done"])
    }

    @Test func aNewLoginBeginsWithAllStepsWaiting() {
        #expect(LoginSteps().list.map(\.step) == LoginSteps.Step.allCases)
        #expect(LoginSteps().list.allSatisfy { $0.state == .waiting })
    }
}
