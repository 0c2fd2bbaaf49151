import Domain
import Foundation
import Testing

@testable import Gateways

/// Recorded forms, captchas, sessions and files read into exactly what their files say.
struct RecordedLoginTests {
    @Test(arguments: ["login-form.json", "login-form-ningbo.json"])
    func aLoginFormIsItsFile(_ name: String) async throws {
        let recorded = try Recorded(name)
        try await StubServer(try recorded.answer()).run { base in
            let area = try #require(Area(code: "440300"))
            let form = try await TaxBureau(at: base).loginForm(area: area)
            let fields = try #require(try recorded.json["fields"] as? [[String: Any]])
            #expect(form.fields.map(\.name) == fields.map { $0["name"] as? String })
            #expect(form.fields.map(\.label) == fields.map { $0["label"] as? String })
            #expect(form.fields.map(\.kind.rawValue) == fields.map { $0["type"] as? String })
            #expect(form.fields.map(\.isRequired) == fields.map { $0["required"] as? Bool })
            #expect(form.fields.map(\.maxLength) == fields.map { $0["maxLength"] as? Int ?? 64 })
            #expect(form.fields.map(\.hint) == fields.map { $0["hint"] as? String ?? "" })
            #expect(form.fields.map(\.pattern) == fields.map { $0["pattern"] as? String ?? "" })
            #expect(form.fields.map(\.options) == fields.map { $0["options"] as? [String] ?? [] })
            #expect(form.hasCaptcha)
            #expect(form.fields.map(\.identifies) == fields.map { $0["identifies"] as? Bool ?? false })
        }
    }

    @Test func aCaptchaIsItsFile() async throws {
        let recorded = try Recorded("captcha.json")
        try await StubServer(try recorded.answer()).run { base in
            let captcha = try await TaxBureau(at: base).captcha()
            let file = try recorded.json
            #expect(captcha.id == file["id"] as? String)
            #expect(captcha.image.base64EncodedString() == file["image"] as? String)
            #expect(captcha.expiresAt == (try instant(file["expiresAt"])))
        }
    }

    @Test func aSessionIsItsFile() async throws {
        let recorded = try Recorded("session.json")
        try await StubServer(try recorded.answer()).run { base in
            let session = try #require(try await TaxBureau(at: base).login(.wang).session)
            let file = try recorded.json
            #expect(session.token == file["token"] as? String)
            #expect(session.person == file["person"] as? String)
            #expect(session.role == file["role"] as? String)
            #expect(session.rights == [.issue, .receive] && file["rights"] as? [String] == ["issue", "receive"])
            #expect(session.expiresAt == (try instant(file["expiresAt"])))
        }
    }

    /// Who is logged in is told without the token, which is the one that was asked with.
    @Test func theCurrentSessionIsItsFile() async throws {
        let recorded = try Recorded("session-current.json")
        let server = StubServer(try recorded.answer())
        try await server.run { base in
            let session = try await TaxBureau(at: base).current(session: "t9")
            let file = try recorded.json
            #expect(session.token == "t9" && file["token"] == nil)
            #expect(session.person == file["person"] as? String && session.role == file["role"] as? String)
            #expect(session.rights == [.issue, .receive])
            #expect(session.expiresAt == (try instant(file["expiresAt"])))
        }
    }

    @Test func anInvoiceFileIsItsBytes() async throws {
        let recorded = try Recorded("invoice.xml")
        let server = StubServer(try recorded.answer())
        try await server.run { base in
            let xml = try await TaxBureau(at: base).file(
                .xml, of: "26352477870912193927", session: .with("t"))
            #expect(xml.isWhole && xml.bytes == recorded.body && xml.bytes.count > 1000)
            #expect(server.asked.map(\.path) == ["/invoices/26352477870912193927/files/xml"])
        }
    }

    private func instant(_ value: Any?) throws -> Date {
        let text = try #require(value as? String)
        return try #require(ISO8601DateFormatter().date(from: text))
    }
}
