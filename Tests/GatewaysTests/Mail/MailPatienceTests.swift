import Domain
import Foundation
import Testing

@testable import Gateways

/// Nobody waits for ever.
struct MailPatienceTests {
    private let silent = MailStub(MailScript(greeting: nil))

    @Test func aGreetingThatNeverComesIsNotWaitedFor() async throws {
        let began = ContinuousClock.now
        try await silent.run { port in
            let server = try MailServer.here(port, whole: .milliseconds(300))
            let error = await #expect(throws: MailError.self) {
                try await server.send([], to: try #require(MailAddress("w@example.com")))
            }
            guard case .unreachable = error else {
                Issue.record("\(String(describing: error))")
                return
            }
        }
        #expect(ContinuousClock.now - began < .seconds(10))
    }

    @Test func whoeverStopsWaitingIsFreeSoon() async throws {
        let began = ContinuousClock.now
        try await silent.run { port in
            let server = try MailServer.here(port, whole: .seconds(60))
            let recipient = try #require(MailAddress("w@example.com"))
            let sending = Task { try await server.send([], to: recipient) }
            try await Task.sleep(for: .milliseconds(100))
            sending.cancel()
            await #expect(throws: MailError.self) { try await sending.value }
        }
        #expect(ContinuousClock.now - began < .seconds(20))
    }

    /// A letter that was taken is not sent again because the server was slow to part.
    @Test func aGoodbyeThatNeverComesIsNotWaitedFor() async throws {
        let began = ContinuousClock.now
        try await MailStub(MailScript(ignores: "QUIT")).run { port in
            let server = try MailServer.here(port, whole: .seconds(60))
            try await server.send(Array("a\r\n".utf8), to: try #require(MailAddress("w@example.com")))
        }
        #expect(ContinuousClock.now - began < .seconds(20))
    }

    @Test(arguments: ["MAIL", "RCPT", "DATA", "."]) func anAnswerThatNeverComesIsNotWaitedFor(
        command: String
    ) async throws {
        let began = ContinuousClock.now
        try await MailStub(MailScript(ignores: command)).run { port in
            let server = try MailServer.here(port, whole: .milliseconds(300))
            let error = await #expect(throws: MailError.self) {
                try await server.send(Array("a\r\n".utf8), to: try #require(MailAddress("w@example.com")))
            }
            guard case .unreachable = error else {
                Issue.record("\(String(describing: error))")
                return
            }
        }
        #expect(ContinuousClock.now - began < .seconds(20))
    }

    @Test func aRefusalIsHeardAlsoWithoutAGoodbye() async throws {
        try await MailStub(MailScript(answers: ["RCPT": "550 5.1.1 no"], ignores: "QUIT")).run { port in
            let server = try MailServer.here(port, whole: .seconds(2))
            await #expect(throws: MailError.refused(code: 550, words: "5.1.1 no")) {
                try await server.send(Array("a\r\n".utf8), to: try #require(MailAddress("w@example.com")))
            }
        }
    }

    @Test func theUsualLimitsAreTenAndSixtySeconds() throws {
        let address = try #require(MailAddress("w@example.com"))
        let server = MailServer(
            host: "h", port: 25, security: .none, user: nil, password: nil, from: address, fromName: "",
            authorities: nil)
        #expect(server.limits == (.seconds(10), .seconds(60)))
    }
}
