import Domain
import Foundation
import Testing

@Suite struct ChallengeTests {
    @Test func onlyADemandThatNamesAChallengeHasOne() {
        #expect(BureauError.verificationRequired(challenge: "c1").challenge == "c1")
        let others: [BureauError] = [
            .verificationRequired(), .sessionExpired, .challengeExpired, .badRequest(detail: "c1"),
            .unreachable(reason: "c1"), .wrongCode(triesLeft: 1),
        ]
        #expect(others.allSatisfy { $0.challenge == nil })
    }

    @Test func aChallengeIsItsKindItsNameAndItsEnd() {
        let end = Date(timeIntervalSince1970: 9)
        let waiting = Challenge(id: "c", kind: .app(url: "u", state: .waiting), expiresAt: end)
        #expect(waiting == Challenge(id: "c", kind: .app(url: "u", state: .waiting), expiresAt: end))
        #expect(waiting != Challenge(id: "c", kind: .app(url: "u", state: .confirmed), expiresAt: end))
        #expect(Challenge.AppState.allCases.map(\.rawValue) == ["waiting", "scanned", "confirmed", "declined"])
    }

    @Test func aFormKnowsItsPicture() {
        #expect(RegionForm.jiangsu.pages.map(\.hasCaptcha) == [false, true])
        #expect(RegionForm.shanghai.pages.map(\.hasCaptcha) == [true, false])
    }
}
