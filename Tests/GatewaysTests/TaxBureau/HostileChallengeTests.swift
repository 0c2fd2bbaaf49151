import Domain
import Foundation
import Testing

@testable import Gateways

/// What comes instead of a challenge or a session is a bad answer, and never a login.
struct HostileChallengeTests {
    private static let end = #""expiresAt":"2026-11-22T11:08:44Z""#
    private static let session =
        #"{"token":"t","person":"王敏","role":"办税员","rights":["issue"],"expiresAt":"2026-11-22T11:08:44Z"}"#

    static let challenges = [
        #"{"id":"c","kind":"fingerprint",\#(end)}"#, #"{"id":"","kind":"role","options":["a"],\#(end)}"#,
        #"{"kind":"role","options":["a"],\#(end)}"#, #"{"id":"c","options":["a"],\#(end)}"#,
        #"{"id":"c","kind":"role","options":["a"]}"#, #"{"id":"c","kind":"role","options":["a"],"expiresAt":"noon"}"#,
        #"{"id":"c","kind":"role","options":[],\#(end)}"#, #"{"id":"c","kind":"role",\#(end)}"#,
        #"{"id":"c","kind":"role","options":[1],\#(end)}"#, #"{"id":"c","kind":"form","title":"t",\#(end)}"#,
        #"{"id":"c","kind":"sms","phone":"138****0001",\#(end)}"#,
        #"{"id":"c","kind":"sms","phone":"138****0001","resendAfter":"soon",\#(end)}"#,
        #"{"id":"c","kind":"sms","resendAfter":"2026-11-22T11:08:44Z",\#(end)}"#,
        #"{"id":"c","kind":"app","url":"http://a/",\#(end)}"#, #"{"id":"c","kind":"app","state":"waiting",\#(end)}"#,
        #"{"id":"c","kind":"app","url":"http://a/","state":"asleep",\#(end)}"#, session, "{", "", "[]", "null",
    ]

    @Test(arguments: challenges) func aChallengeThatIsNoneIsABadAnswer(_ body: String) async throws {
        let (shown, wanted) = (Answer.json(body), Answer(status: 202, body: Data(body.utf8)))
        try await StubServer { $0.path.hasSuffix("/resends") || $0.method == "GET" ? shown : wanted }.run { base in
            let bureau = TaxBureau(at: base)
            for refused in [
                try await refusal({ try await bureau.login(.wang) }),
                try await refusal({ try await bureau.answer("c", with: .confirmed) }),
                try await refusal({ try await bureau.challenge("c") }),
                try await refusal({ try await bureau.resend("c") }),
            ] { #expect(isBadAnswer(refused), "\(String(describing: refused))") }
        }
    }

    @Test(arguments: [
        (#""token":"t""#, #""token":"""#), (#""token":"t","#, ""), (#""person":"王敏","#, ""),
        (#"["issue"]"#, #"["issue","everything"]"#), (#"["issue"]"#, #""issue""#), ("2026-11-22T11:08:44Z", "noon"),
    ])
    func aSessionThatIsNoneIsABadAnswer(_ change: (from: String, to: String)) async throws {
        let changed = Self.session.replacing(change.from, with: change.to)
        try #require(changed != Self.session)
        try await StubServer(Answer(status: 201, body: Data(changed.utf8))).run { base in
            let bureau = TaxBureau(at: base)
            for refused in [
                try await refusal({ try await bureau.login(.wang) }),
                try await refusal({ try await bureau.answer("c", with: .confirmed) }),
            ] { #expect(isBadAnswer(refused), "\(changed): \(String(describing: refused))") }
        }
    }

    /// A yes is a 201 and a session; a challenge under it, however whole, is none.
    @Test(arguments: ["challenge-sms.json", "challenge-form.json"])
    func aChallengeUnderAYesIsABadAnswer(_ name: String) async throws {
        var answer = try Recorded(name).answer()
        answer.status = 201
        try await StubServer(answer).run { base in
            let refused = try await refusal { try await TaxBureau(at: base).login(.wang) }
            #expect(isBadAnswer(refused), "\(String(describing: refused))")
        }
    }

    @Test func rightsMayBeNone() async throws {
        let none = Self.session.replacing(#"["issue"]"#, with: "[]")
        try await StubServer(Answer(status: 201, body: Data(none.utf8))).run { base in
            let session = try await TaxBureau(at: base).login(.wang).session
            #expect(session?.rights == [])
        }
    }
}
