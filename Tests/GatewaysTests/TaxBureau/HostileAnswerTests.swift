import Domain
import Foundation
import Testing

@testable import Gateways

/// Whatever comes back instead of an answer is one of two errors: nothing whole came, or it is not of the contract.
struct HostileAnswerTests {
    enum Kind { case unreachable, badAnswer }

    static let answers: [(name: String, answer: Answer, kind: Kind)] = [
        ("a proxy's 503 in HTML", .html(503), .unreachable),
        ("a proxy's 502 in HTML", .html(502), .unreachable),
        ("a proxy's 404 in HTML", .html(404), .badAnswer),
        ("a captive portal's 200 in HTML", .html(200), .badAnswer),
        ("half a JSON", .json(#"{"count": 12, "amount": "1"#), .badAnswer),
        ("an empty 200", Answer(), .badAnswer),
        ("JSON of another shape", .json(#"["count"]"#), .badAnswer),
        ("a problem in a wrong type", wronglyTyped(401), .badAnswer),
        ("a problem in a wrong type from a broken server", wronglyTyped(500), .unreachable),
        ("17 MB", Answer(body: Data(repeating: 0x20, count: 17 << 20)), .badAnswer),
        ("a connection closed midway", Answer(body: Data("{".utf8), promisedBytes: 1000), .unreachable),
    ]

    @Test(arguments: answers) func itIsAnError(_ hostile: (name: String, answer: Answer, kind: Kind)) async throws {
        try await StubServer(hostile.answer).run { base in
            let bureau = TaxBureau(at: base)
            for refused in [
                try await refusal({ try await bureau.count(try .october, session: .with("t")) }),
                try await refusal({ try await bureau.captcha() }),
                try await refusal({ try await bureau.login(.wang) }),
                try await refusal({ try await bureau.challenge("c") }),
                try await refusal({ try await bureau.answer("c", with: .code("123456")) }),
                try await refusal({ try await bureau.resend("c") }),
                try await refusal({ try await bureau.current(session: "t") }),
            ] { Self.expect(refused, hostile.kind, hostile.name) }
        }
    }

    @Test func nobodyThereIsUnreachable() async throws {
        let began = ContinuousClock.now
        let bureau = TaxBureau(at: "http://127.0.0.1:1")
        Self.expect(try await refusal { try await bureau.captcha() }, .unreachable, "a closed port")
        // Five seconds to connect; the rest is what a busy machine takes. Without that limit it is thirty-five.
        #expect(ContinuousClock.now - began < .seconds(25), "a person waits for it")
    }

    @Test func aSlowAnswerIsStillAnAnswer() async throws {
        let recorded = try Recorded("count.json").answer()
        let server = StubServer { _ in
            try await Task.sleep(for: .milliseconds(300))
            return recorded
        }
        try await server.run { base in
            let tally = try await TaxBureau(at: base).count(try .october, session: .with("t"))
            #expect(tally.count == 1050)
        }
    }

    @Test(arguments: [
        (#""token":"t""#, #""token":"""#), (#""issue""#, #""everything""#), ("2026-11-22T11:08:44Z", "noon"),
    ])
    func aSessionThatIsNoneIsABadAnswer(_ change: (from: String, to: String)) async throws {
        let session = #"{"token":"t","person":"王敏","role":"办税员","rights":["issue"],"expiresAt":"2026-11-22T11:08:44Z"}"#
        let changed = session.replacing(change.from, with: change.to)
        try #require(changed != session)
        try await StubServer(.json(changed)).run { base in
            Self.expect(try await refusal { try await TaxBureau(at: base).login(.wang) }, .badAnswer, changed)
        }
    }

    @Test func aCaptchaThatIsNoPNGIsABadAnswer() async throws {
        let gif = #"{"id":"c","image":"R0lGODlhAQABAAAAACw=","expiresAt":"2026-11-22T11:08:44Z"}"#
        try await StubServer(.json(gif)).run { base in
            Self.expect(try await refusal { try await TaxBureau(at: base).captcha() }, .badAnswer, "a GIF")
        }
    }

    private static func wronglyTyped(_ status: Int) -> Answer {
        Answer(status: status, type: "text/html", body: Data(#"{"type":"session-expired"}"#.utf8))
    }

    private static func expect(_ error: BureauError?, _ kind: Kind, _ name: String) {
        switch (error, kind) {
        case (.unreachable, .unreachable), (.badAnswer, .badAnswer): break
        default: Issue.record("\(name): \(error.map { "\($0)" } ?? "an answer")")
        }
    }
}
