import Foundation
import Testing

@testable import Simulator

@Suite(.timeLimit(.minutes(1)))
struct SMTPAuthenticationTests {
    private static func base64(_ text: String) -> String { Data(text.utf8).base64EncodedString() }
    private static let right = base64("\0notice\0s3cret")

    @Test(arguments: ["", "admin"]) func plainIsTaken(_ identity: String) async throws {
        try await withMail(user: "notice", password: "s3cret") { outside, port in
            let client = try await MailClient.connect(port)
            #expect(await client.code() == 220)
            try await client.send("EHLO x\r\n")
            #expect(await client.reply()?.contains("250 AUTH PLAIN LOGIN") == true)
            #expect(try await client.say("MAIL FROM:<a@b.cn>") == 530)
            #expect(try await client.say("AUTH PLAIN " + Self.base64("\(identity)\0notice\0s3cret")) == 235)
            #expect(try await client.say("AUTH PLAIN \(Self.right)") == 503)
            #expect(try await client.bring("Subject: in\r\n\r\n") == 250)
            #expect(try await outside.get("/control/mails").json.array.count == 1)
        }
    }

    @Test func plainAndLoginMayBeAsked() async throws {
        try await withMail(user: "notice", password: "s3cret") { _, port in
            let plain = try await MailClient.greeted(port)
            #expect(try await plain.say("AUTH PLAIN") == 334)
            #expect(try await plain.say(Self.right) == 235)
            let login = try await MailClient.greeted(port)
            try await login.send("AUTH LOGIN\r\n")
            #expect(await login.reply() == "334 VXNlcm5hbWU6")
            try await login.send(Self.base64("notice") + "\r\n")
            #expect(await login.reply() == "334 UGFzc3dvcmQ6")
            #expect(try await login.say(Self.base64("s3cret")) == 235)
            let short = try await MailClient.greeted(port)
            #expect(try await short.say("AUTH LOGIN " + Self.base64("notice")) == 334)
            #expect(try await short.say(Self.base64("s3cret")) == 235)
        }
    }

    static let wrongs: [([String], Int)] = [
        (["AUTH PLAIN " + base64("\0notice\0guess")], 535), (["AUTH PLAIN " + base64("\0other\0s3cret")], 535),
        (["AUTH PLAIN !!!"], 501), (["AUTH PLAIN " + base64("notice")], 501), (["AUTH PLAIN ="], 501),
        (["AUTH"], 501), (["AUTH CRAM-MD5"], 504), (["AUTH LOGIN", "*"], 501),
        (["AUTH LOGIN", base64("notice"), base64("guess")], 535), (["AUTH PLAIN", "MAIL FROM:<a@b.cn>"], 501),
    ]

    @Test(arguments: wrongs.indices) func wrongWordsAreRefused(_ number: Int) async throws {
        try await withMail(user: "notice", password: "s3cret") { _, port in
            let client = try await MailClient.greeted(port)
            var code: Int?
            for line in Self.wrongs[number].0 { code = try await client.say(line) }
            #expect(code == Self.wrongs[number].1)
            #expect(try await client.say("MAIL FROM:<a@b.cn>") == 530)
            #expect(try await client.say("AUTH PLAIN \(Self.right)") == 235)
        }
    }

    @Test func guessingEnds() async throws {
        try await withMail(user: "notice", password: "s3cret") { _, port in
            let client = try await MailClient.greeted(port)
            for _ in 1...5 { #expect(try await client.say("AUTH PLAIN " + Self.base64("\0notice\0guess")) == 535) }
            #expect(await client.reply() == nil)
        }
    }

    @Test func helloComesBeforeAuthentication() async throws {
        try await withMail(user: "notice", password: "s3cret") { _, port in
            let client = try await MailClient.connect(port)
            #expect(await client.code() == 220)
            #expect(try await client.say("AUTH PLAIN \(Self.right)") == 503)
        }
    }

    @Test func settingsGoTogether() {
        let halves = [
            SMTPSettings(host: "127.0.0.1", port: 0, user: "a"), SMTPSettings(host: "127.0.0.1", port: 0, key: "a"),
            SMTPSettings(host: "127.0.0.1", port: 0, certificate: "/nowhere", key: "/nowhere"),
        ]
        for half in halves { #expect(throws: SimulatorError.self) { try simulator(smtp: half) } }
    }
}
