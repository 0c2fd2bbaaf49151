import Domain
import Foundation
import Testing

@testable import Gateways

/// Each refusal of the contract is one error of ours.
struct ProblemTests {
    static let expected: [(name: String, headers: [String: String], error: BureauError)] = [
        ("session-expired", [:], .sessionExpired),
        ("verification-required", [:], .verificationRequired()),
        ("rate-limited", ["Retry-After": "7"], .rateLimited(retryAfter: 7)),
        ("too-many-rows", [:], .tooManyRows(count: 1050, cap: 1000)),
        ("range-too-long", [:], .rangeTooLong),
        ("maintenance", ["Retry-After": "7200"], .maintenance(until: Date(timeIntervalSince1970: 1_795_351_130))),
        ("not-permitted", [:], .notPermitted),
        ("other-side", [:], .otherSide),
        ("bad-request", [:], .badRequest(detail: "字段 pageSize 须为 1–100 的整数")),
        ("wrong-password", [:], .wrongPassword(triesLeft: 4)),
        ("wrong-captcha", [:], .wrongCaptcha),
        ("locked", [:], .locked(until: Date(timeIntervalSince1970: 1_795_430_329))),
        ("not-found", [:], .notFound),
        ("wrong-code", [:], .wrongCode(triesLeft: 4)),
        ("challenge-expired", [:], .challengeExpired),
        ("challenge-pending", [:], .challengePending),
        ("challenge-declined", [:], .challengeDeclined),
    ]

    @Test(arguments: expected) func aRecordedRefusalIsItsError(
        _ problem: (name: String, headers: [String: String], error: BureauError)
    ) async throws {
        let answer = try Recorded("problem-\(problem.name).json").answer(problem.headers)
        try await StubServer(answer).run { base in
            // The queries of two accounts at two bureaus: a hold or a maintenance would be told without asking.
            let bureau = TaxBureau(at: base, now: { Self.recorded })
            for refused in [
                try await refusal({ try await bureau.count(try .october, session: .with("t")) }),
                try await refusal({ try await bureau.login(.wang) }),
                try await refusal({ try await bureau.answer("c", with: .confirmed) }),
                try await refusal({ try await bureau.resend("c") }),
                try await refusal({ try await bureau.current(session: "t") }),
                try await refusal({
                    try await bureau.file(.ofd, of: "1", session: .with("t", account: 2, area: Area.all[1]))
                }),
            ] { #expect(refused == problem.error) }
        }
    }

    /// When the maintenance was recorded, two hours before its end.
    private static let recorded = Date(timeIntervalSince1970: 1_795_343_930)

    /// A bureau whose clock is a day ahead says how long it takes; one that says nothing is believed, and an end that is
    /// past is not waited for in a loop.
    @Test(arguments: [(86_400.0, "7200", 7200.0), (-86_400, "7200", 7200), (-86_400, "", 1), (30, "", 7230)])
    func theEndOfAMaintenanceIsByOurClock(ahead: Double, wait: String, after: Double) async throws {
        let headers = wait.isEmpty ? [:] : ["Retry-After": wait]
        let now = Self.recorded.addingTimeInterval(-ahead)
        try await StubServer(try Recorded("problem-maintenance.json").answer(headers)).run { base in
            let bureau = TaxBureau(at: base, now: { now })
            let refused = try await refusal { try await bureau.captcha() }
            #expect(refused == .maintenance(until: now.addingTimeInterval(after)))
        }
    }

    @Test func everyTypeOfTheContractIsExpectedHere() throws {
        let contract = try String(
            contentsOf: Recorded.folder.appending(path: "../../Public/tax-bureau-gateway.openapi.yaml"), encoding: .utf8
        )
        let list = try #require(contract.firstMatch(of: /\[(session-expired,[^\]]*)\]/)).1
        let types = list.split { $0 == "," || $0.isWhitespace }.map(String.init)
        #expect(Set(types) == Set(Self.expected.map(\.name)))
        let recorded = try Recorded.names.filter { $0.hasPrefix("problem-") }
        #expect(Set(recorded) == Set(types.map { "problem-\($0).json" }))
    }

    /// With a challenge the session goes on once it is passed.
    @Test func aDemandMayNameItsChallenge() async throws {
        let body = Data(#"{"type":"verification-required","challengeId":"c-1"}"#.utf8)
        try await StubServer(Answer(status: 403, type: "application/problem+json", body: body)).run { base in
            let bureau = TaxBureau(at: base)
            let refused = try await refusal { try await bureau.count(try .october, session: .with("t")) }
            #expect(refused == .verificationRequired(challenge: "c-1"))
        }
    }

    @Test(arguments: ["", "soon", "0", "-3"]) func aLimitWithoutAUsefulWaitWaitsASecond(wait: String) async throws {
        let headers = wait.isEmpty ? [:] : ["Retry-After": wait]
        try await StubServer(try Recorded("problem-rate-limited.json").answer(headers)).run { base in
            let bureau = TaxBureau(at: base)
            let refused = try await refusal { try await bureau.captcha() }
            #expect(refused == .rateLimited(retryAfter: 1))
        }
    }

    @Test(arguments: [
        #"{"type":"gone-fishing"}"#, #"{"type":"too-many-rows","count":5}"#, #"{"type":"maintenance"}"#,
        #"{"type":"locked","until":"tomorrow"}"#, #"{"type":"wrong-password"}"#, #"{"type":"wrong-code"}"#,
        #"{"type":"verification-required","challengeId":7}"#, #"{"title":"会话过期"}"#, "{", "",
    ])
    func aProblemThatCannotBeReadIsABadAnswer(body: String) async throws {
        let answer = Answer(status: 400, type: "application/problem+json", body: Data(body.utf8))
        try await StubServer(answer).run { base in
            let bureau = TaxBureau(at: base)
            guard case .badAnswer = try await refusal({ try await bureau.captcha() }) else {
                Issue.record("\(body) was understood")
                return
            }
        }
    }
}
