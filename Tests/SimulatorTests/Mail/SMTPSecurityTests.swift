import Foundation
import Testing

@testable import Simulator

@Suite(.timeLimit(.minutes(1)))
struct SMTPSecurityTests {
    private static let secret = "AUTH PLAIN " + Data("\0notice\0s3cret".utf8).base64EncodedString()

    @Test func passwordsGoUnderTLSOnly() async throws {
        let pair = try Certificate()
        try await withMail(user: "notice", password: "s3cret", certificate: pair) { outside, port in
            let client = try await MailClient.connect(port)
            #expect(await client.code() == 220)
            #expect(try await client.say("STARTTLS") == 503)
            try await client.send("EHLO x\r\n")
            let clear = try #require(await client.reply())
            #expect(clear.contains("STARTTLS") && !clear.contains("AUTH"))
            #expect(try await client.say(Self.secret) == 538)
            #expect(try await client.say("STARTTLS now") == 501)
            #expect(try await client.say("STARTTLS") == 220)
            try await client.startTLS(trusting: pair.certificate)
            #expect(try await client.say("MAIL FROM:<a@b.cn>") == 503)
            try await client.send("EHLO x\r\n")
            let secured = try #require(await client.reply())
            #expect(!secured.contains("STARTTLS") && secured.contains("AUTH PLAIN LOGIN"))
            #expect(try await client.say("STARTTLS") == 503)
            #expect(try await client.say(Self.secret) == 235)
            #expect(try await client.bring("Subject: sealed\r\n\r\n") == 250)
            #expect(try await outside.get("/control/mails").json.array.first?["subject"] == "sealed")
        }
    }

    /// Commands that come in the clear behind STARTTLS are anybody's.
    @Test func whatWasSlippedInIsNotObeyed() async throws {
        let pair = try Certificate()
        try await withMail(certificate: pair) { _, port in
            let client = try await MailClient.greeted(port)
            try await client.send("STARTTLS\r\nNOOP\r\nEHLO evil\r\n")
            #expect(await client.code() == 220)
            try await client.startTLS(trusting: pair.certificate)
            #expect(try await client.say("MAIL FROM:<a@b.cn>") == 503)
            #expect(try await client.say("EHLO x") == 250)
        }
    }

    @Test func plainMailGoesWithoutTLSWhereNoPasswordIsAsked() async throws {
        let pair = try Certificate()
        try await withMail(certificate: pair) { _, port in
            let client = try await MailClient.greeted(port)
            #expect(try await client.bring("Subject: a\r\n\r\n") == 250)
        }
    }
}
