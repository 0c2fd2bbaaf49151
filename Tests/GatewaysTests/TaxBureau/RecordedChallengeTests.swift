import Domain
import Foundation
import Testing

@testable import Gateways

/// Recorded challenges read into exactly what their files say, wherever they come from.
struct RecordedChallengeTests {
    /// The challenge of a file, asked for in each of the four ways; all must be the same.
    private func challenge(_ name: String) async throws -> (Challenge, [String: Any]) {
        let recorded = try Recorded(name)
        var answer = try recorded.answer()
        let asked = answer
        answer.status = 202
        let wanted = answer
        let found = Found<Challenge>()
        try await StubServer { $0.path.hasSuffix("/resends") || $0.method == "GET" ? asked : wanted }.run { base in
            let bureau = TaxBureau(at: base)
            let all = [
                try #require(try await bureau.login(.wang).challenge),
                try #require(try await bureau.answer("c", with: .confirmed).challenge),
                try await bureau.challenge("c"), try await bureau.resend("c"),
            ]
            #expect(Set(all).count == 1)
            found.value = all[0]
        }
        return (try #require(found.value), try recorded.json)
    }

    private func expectHead(_ challenge: Challenge, _ file: [String: Any]) throws {
        #expect(challenge.id == file["id"] as? String)
        let end = try #require(file["expiresAt"] as? String)
        #expect(challenge.expiresAt == ISO8601DateFormatter().date(from: end))
    }

    @Test func aSecondPageIsItsFile() async throws {
        let (challenge, file) = try await challenge("challenge-form.json")
        try expectHead(challenge, file)
        guard case .form(let form, let title) = challenge.kind else {
            Issue.record("\(challenge.kind)")
            return
        }
        let fields = try #require(file["fields"] as? [[String: Any]])
        #expect(title == file["title"] as? String)
        #expect(form.fields.map(\.name) == fields.map { $0["name"] as? String })
        #expect(form.fields.map(\.kind.rawValue) == fields.map { $0["type"] as? String })
        #expect(form.fields.map(\.identifies) == fields.map { $0["identifies"] as? Bool ?? false })
        #expect(form.fields.map(\.maxLength) == fields.map { $0["maxLength"] as? Int ?? 64 })
    }

    @Test func aCodeIsItsFile() async throws {
        let (challenge, file) = try await challenge("challenge-sms.json")
        try expectHead(challenge, file)
        let phone = try #require(file["phone"] as? String)
        let resend = try #require(file["resendAfter"] as? String)
        let instant = try #require(ISO8601DateFormatter().date(from: resend))
        #expect(challenge.kind == .sms(phone: phone, resendAfter: instant))
    }

    @Test func anAppIsItsFile() async throws {
        let (challenge, file) = try await challenge("challenge-app.json")
        try expectHead(challenge, file)
        #expect(challenge.kind == .app(url: try #require(file["url"] as? String), state: .waiting))
        #expect(file["state"] as? String == "waiting")
    }

    @Test func aRoleIsItsFile() async throws {
        let (challenge, file) = try await challenge("challenge-role.json")
        try expectHead(challenge, file)
        #expect(challenge.kind == .role(try #require(file["options"] as? [String])))
    }

    @Test func everyRecordedChallengeIsReadHere() throws {
        let names = try Recorded.names.filter { $0.hasPrefix("challenge-") }
        #expect(names == ["app", "form", "role", "sms"].map { "challenge-\($0).json" })
    }
}
