import Domain
import Foundation
import Testing

@testable import Gateways

/// Letters that are not taken, and why.
struct MailRefusalTests {
    private func failure(
        _ script: MailScript, user: String? = nil, password: String? = nil, whole: Duration = .seconds(20)
    ) async throws -> MailError? {
        let letter = Letter(
            to: try #require(MailAddress("wang@example.com")), subject: "码", text: "SECRET-CODE", html: nil)
        return try await MailStub(script).run { port in
            let server = try MailServer.here(port, user: user, password: password, whole: whole)
            return await #expect(throws: MailError.self) { try await server.send(letter) }
        }
    }

    @Test(arguments: [
        ("RCPT", "550 5.1.1 no such person", 550, "5.1.1 no such person", true),
        ("RCPT", "451 4.7.1 greylisted", 451, "4.7.1 greylisted", false),
        ("MAIL", "452 4.3.1 full", 452, "4.3.1 full", false), ("MAIL", "553 not you", 553, "not you", true),
        ("DATA", "554 5.5.1 none valid", 554, "5.5.1 none valid", true),
        ("EHLO", "421 4.3.2 closing", 421, "4.3.2 closing", false),
        // The letter's own text may come back here.
        (".", "554 5.7.1 no: SECRET-CODE", 554, "5.7.1", true), (".", "550 SECRET-CODE", 550, "", true),
        (".", "451 4.3.0 SECRET-CODE", 451, "4.3.0", false),
    ])
    func aRefusalIsTold(
        _ refusal: (command: String, answer: String, code: Int, words: String, isPermanent: Bool)
    ) async throws {
        var answers = [refusal.command: refusal.answer]
        if refusal.command == "EHLO" { answers["HELO"] = refusal.answer }
        let error = try await failure(MailScript(answers: answers))
        #expect(error == .refused(code: refusal.code, words: refusal.words))
        #expect(error?.isPermanent == refusal.isPermanent)
    }

    @Test(arguments: [("554 5.7.1 go away", 554), ("421 4.7.0 busy", 421)])
    func aServerThatSaysNoAtOnceIsHeard(_ greeting: (line: String, code: Int)) async throws {
        let error = try await failure(MailScript(greeting: greeting.line))
        #expect(error == .refused(code: greeting.code, words: String(greeting.line.dropFirst(4))))
    }

    @Test func wrongCredentialsAreForGood() async throws {
        let script = MailScript(offers: ["AUTH PLAIN"], answers: ["AUTH": "535 5.7.8 p4ssw0rd is wrong"])
        let error = try await failure(script, user: "u", password: "p4ssw0rd")
        #expect(error == .badCredentials && error?.isPermanent == true)
    }

    @Test func aLoginThatDoesNotWorkNowIsTriedLater() async throws {
        let script = MailScript(offers: ["AUTH PLAIN"], answers: ["AUTH": "454 4.7.0 not for p4ssw0rd now"])
        let error = try await failure(script, user: "u", password: "p4ssw0rd")
        #expect(error == .refused(code: 454, words: "4.7.0") && error?.isPermanent == false)
    }

    @Test func aServerThatQuotesThePasswordIsNotQuoted() async throws {
        let script = MailScript(offers: ["AUTH PLAIN"], answers: ["RCPT": "550 5.1.1 u:p4ssw0rd"])
        #expect(
            try await failure(script, user: "u", password: "p4ssw0rd") == .refused(code: 550, words: "5.1.1"))
    }

    @Test func wordsAreOneShortLine() async throws {
        let long = "550 \u{1b}[31m" + String(repeating: "x", count: 900)
        guard case .refused(550, let words) = try await failure(MailScript(answers: ["RCPT": long])) else {
            Issue.record("it was not refused")
            return
        }
        #expect(words.count == 200 && !words.contains("\u{1b}"))
    }

    @Test(arguments: ["EHLO", "MAIL", "RCPT", "DATA", "."])
    func aServerThatHangsUpIsUnreachable(command: String) async throws {
        let error = try await failure(MailScript(hangsUpAt: command))
        guard case .unreachable = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(error?.isPermanent == false)
    }

    @Test(arguments: ["", "HTTP/1.1 200 OK", "\u{0}\u{1}"])
    func whatIsNoMailServerEndsInTime(greeting: String) async throws {
        _ = try await failure(MailScript(greeting: greeting), whole: .milliseconds(500))
    }

    @Test(arguments: ["", "a b", "a/b", "user@host", "主机", "a\r\nb"]) func aHostThatIsNoneIsUnreachable(
        host: String
    ) async throws {
        let server = try MailServer.here(25, host: host)
        await #expect(throws: MailError.unreachable(reason: "no host and port")) {
            try await server.send([], to: try #require(MailAddress("w@example.com")))
        }
    }

    @Test func nobodyThereIsUnreachable() async throws {
        let server = try MailServer.here(1)
        let error = await #expect(throws: MailError.self) {
            try await server.send([], to: try #require(MailAddress("w@example.com")))
        }
        guard case .unreachable(let reason) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(!reason.isEmpty)
    }
}
