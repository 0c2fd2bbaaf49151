import NIOCore
import Testing

@testable import Simulator

@Suite(.timeLimit(.minutes(1)))
struct SMTPDialogueTests {
    @Test func helloTellsWhatIsOffered() async throws {
        try await withMail { _, port in
            let client = try await MailClient.connect(port)
            #expect(await client.reply()?.hasPrefix("220 ") == true)
            try await client.send("EHLO client.example\r\n")
            let hello = try #require(await client.reply())
            #expect(hello.contains("250-PIPELINING") && hello.contains("250-SIZE 10485760"))
            #expect(hello.contains("250-8BITMIME") && !hello.contains("AUTH") && !hello.contains("STARTTLS"))
            #expect(try await client.say("helo client.example") == 250)
            #expect(try await client.say("EHLO") == 501)
            #expect(try await client.say("QUIT") == 221)
            #expect(await client.reply() == nil)
        }
    }

    static let dialogues: [[(String, Int)]] = [
        [("MAIL FROM:<a@b.cn>", 503), ("RCPT TO:<c@d.cn>", 503), ("DATA", 503)],
        [("EHLO x", 250), ("DATA", 503), ("RCPT TO:<c@d.cn>", 503), ("MAIL FROM:<a@b.cn>", 250), ("DATA", 503)],
        [("EHLO x", 250), ("MAIL FROM:<a@b.cn>", 250), ("MAIL FROM:<a@b.cn>", 503), ("EHLO x", 250), ("DATA", 503)],
        [("HELO x", 250), ("MAIL FROM:<a@b.cn> SIZE=1", 555), ("MAIL FROM:<>", 250)],
        [("EHLO x", 250), ("MAIL FROM:<a@b.cn> SIZE=10485760 BODY=8BITMIME", 250), ("RSET", 250), ("DATA", 503)],
        [("EHLO x", 250), ("MAIL FROM:<a@b.cn> SIZE=10485761", 552), ("MAIL FROM:<a@b.cn> SIZE=x", 501)],
        [("EHLO x", 250), ("MAIL FROM:<a@b.cn> SMTPUTF8", 555), ("MAIL FROM: <a@b.cn>", 501), ("MAIL FROM:a@b", 501)],
        [("EHLO x", 250), ("MAIL FROM:<a b@c.cn>", 501), ("MAIL FROM:<a@b.cn", 501), ("MAIL", 501), ("RSET x", 501)],
        [("EHLO x", 250), ("MAIL FROM:<a@b.cn>", 250), ("RCPT TO:<>", 501), ("RCPT TO:<c>", 501), ("DATA", 503)],
        [("EHLO x", 250), ("MAIL FROM:<a@b.cn>", 250), ("RCPT TO:<c@d.cn> NOTIFY=NEVER", 555), ("DATA now", 501)],
        [("NOOP", 250), ("VRFY c@d.cn", 502), ("EXPN x", 502), ("HELP", 502), ("AUTH PLAIN", 502), ("STARTTLS", 502)],
        [("SEND", 500), ("", 500), ("EHLÖ", 500), ("noop", 250), ("DATA x", 501)],
    ]

    @Test(arguments: dialogues.indices) func orderAndWordsAreEnforced(_ number: Int) async throws {
        try await withMail { _, port in
            let client = try await MailClient.connect(port)
            #expect(await client.code() == 220)
            for (line, code) in Self.dialogues[number] {
                let answer = try await client.say(line)
                #expect(answer == code, "\(line)")
            }
        }
    }

    @Test func mailIsTakenWithItsDots() async throws {
        try await withMail { outside, port in
            let client = try await MailClient.greeted(port)
            let content = "From: =?utf-8?B?5Y+R56Wo?= <a@b.cn>\r\nSubject: Hi\r\n\r\n..one\r\n...\r\ntwo.\r\n"
            #expect(try await client.bring(content, to: ["c@d.cn", "e@f.cn"]) == 250)
            let mail = try #require(try await outside.get("/control/mails").json.array.first)
            #expect(mail["from"] == "发票 <a@b.cn>" && mail["to"] == ["c@d.cn", "e@f.cn"] && mail["id"] == 1)
            #expect(mail["subject"] == "Hi" && mail["text"] == ".one\n..\ntwo.")
            #expect(mail["receivedAt"] == "2026-11-22T05:00:00Z")
            #expect(try await client.say("DATA") == 503)
            #expect(try await client.bring("Subject: second\r\n\r\n", from: "") == 250)
            let subjects = try await outside.get("/control/mails").json.array.map { $0["subject"]?.text }
            #expect(subjects == ["second", "Hi"])
        }
    }

    @Test func commandsMayComeTogether() async throws {
        try await withMail { outside, port in
            let client = try await MailClient.connect(port)
            try await client.send(
                "EHLO x\r\nMAIL FROM:<a@b.cn>\r\nRCPT TO:<c@d.cn>\r\nDATA\r\nSubject: all\r\n\r\nhi\r\n.\r\nQUIT\r\n")
            var codes: [Int?] = []
            for _ in 0..<7 { codes.append(await client.code()) }
            #expect(codes == [220, 250, 250, 250, 354, 250, 221])
            #expect(await client.reply() == nil)
            #expect(try await outside.get("/control/mails").json.array.first?["text"] == "hi")
        }
    }

    @Test func longLinesAreRefused() async throws {
        try await withMail { outside, port in
            let client = try await MailClient.greeted(port)
            #expect(try await client.say("NOOP " + String(repeating: "x", count: 993)) == 250)
            #expect(try await client.say("NOOP " + String(repeating: "x", count: 994)) == 500)
            #expect(try await client.bring(String(repeating: "y", count: 998)) == 250)
            #expect(try await client.bring(String(repeating: "y", count: 999)) == 500)
            #expect(try await outside.get("/control/mails").json.array.count == 1)
        }
    }

    /// Long enough that a copy of the mail with each of its lines would not end in time.
    @Test func bigMailIsTakenInOneGo() async throws {
        try await withMail { outside, port in
            let client = try await MailClient.greeted(port)
            let line = String(repeating: "x", count: 76)
            let content = Array(repeating: line, count: 30_000).joined(separator: "\r\n")
            #expect(try await client.bring("Subject: big\r\n\r\n" + content) == 250)
            #expect(try await outside.get("/control/mails").json.array.first?["text"]?.text?.count == 30_000 * 77 - 1)
        }
    }

    @Test func bareLineFeedEndsTheTalk() async throws {
        try await withMail { outside, port in
            for text in ["NOOP\n", "MAIL FROM:<a@b.cn>\r\nRCPT TO:<c@d.cn>\r\nDATA\r\nx\n.\r\n"] {
                let client = try await MailClient.greeted(port)
                try await client.send(text)
                var last: Int?
                while let code = await client.code() { last = code }
                #expect(last == 521)
            }
            #expect(try await outside.get("/control/mails").json == [])
        }
    }

    @Test func hundredRecipientsAreTheMost() async throws {
        try await withMail { _, port in
            let client = try await MailClient.greeted(port)
            #expect(try await client.say("MAIL FROM:<a@b.cn>") == 250)
            for number in 1...100 { #expect(try await client.say("RCPT TO:<c\(number)@d.cn>") == 250) }
            #expect(try await client.say("RCPT TO:<c101@d.cn>") == 452)
            #expect(try await client.say("DATA") == 354)
        }
    }

    @Test func whoSaysNothingIsSentAway() async throws {
        try await withMail(idle: .milliseconds(100)) { _, port in
            let client = try await MailClient.connect(port)
            #expect(await client.code() == 220)
            #expect(await client.code() == 421)
            #expect(await client.reply() == nil)
        }
    }
}
