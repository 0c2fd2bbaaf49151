import Domain
import Foundation
import Testing

@testable import Gateways

/// A letter as it travels.
struct MailMessageTests {
    private func message(
        subject: String = "Code", text: String = "12", html: String? = nil, fromName: String = ""
    ) throws -> String {
        let message = MailMessage(
            letter: Letter(
                to: try #require(MailAddress("wang@example.com")), subject: subject, text: text, html: html),
            from: try #require(MailAddress("steward@mail.example.cn")), fromName: fromName,
            date: Date(timeIntervalSince1970: 1_795_000_000), token: "0123456789abcdef")
        return String(decoding: message.bytes, as: UTF8.self)
    }

    @Test func aTextAloneIsOnePart() throws {
        let golden = """
            From: <steward@mail.example.cn>
            To: <wang@example.com>
            Subject: Code
            Date: Wed, 18 Nov 2026 19:06:40 +0800
            Message-ID: <0123456789abcdef@mail.example.cn>
            MIME-Version: 1.0
            Auto-Submitted: auto-generated
            Content-Type: text/plain; charset=utf-8
            Content-Transfer-Encoding: base64

            MTI=

            """
        #expect(try message() == golden.replacing("\n", with: "\r\n"))
    }

    @Test func bothFormsAreAlternatives() throws {
        let golden = """
            From: =?UTF-8?B?5Y+R56Wo566h5a62?=
             <steward@mail.example.cn>
            To: <wang@example.com>
            Subject: =?UTF-8?B?5r+A5rS756CB?=
            Date: Wed, 18 Nov 2026 19:06:40 +0800
            Message-ID: <0123456789abcdef@mail.example.cn>
            MIME-Version: 1.0
            Auto-Submitted: auto-generated
            Content-Type: multipart/alternative;
             boundary="=_0123456789abcdef"

            --=_0123456789abcdef
            Content-Type: text/plain; charset=utf-8
            Content-Transfer-Encoding: base64

            5aW9DQouDQo=

            --=_0123456789abcdef
            Content-Type: text/html; charset=utf-8
            Content-Transfer-Encoding: base64

            PHA+5aW9PC9wPg==

            --=_0123456789abcdef--

            """
        let made = try message(subject: "激活码", text: "好\n.\n", html: "<p>好</p>", fromName: "发票管家")
        #expect(made == golden.replacing("\n", with: "\r\n"))
    }

    @Test(arguments: ["a\nb", "a\r\nb", "a\rb"]) func linesOfTheTextEndAsMailWants(text: String) throws {
        #expect(try message(text: text).contains("\r\n\r\n\(Data("a\r\nb".utf8).base64EncodedString())\r\n"))
    }

    @Test func everyLineIsShortASCII() throws {
        let long = String(repeating: "王敏 & 😀 ", count: 500)
        let made = try message(subject: long, text: long, html: long, fromName: long)
        #expect(made.utf8.allSatisfy { $0 < 128 })
        let lines = made.components(separatedBy: "\r\n")
        #expect(lines.allSatisfy { $0.utf8.count <= 76 && !$0.contains("\n") && !$0.contains("\r") })
        #expect(lines.count > 500)
    }

    @Test(arguments: [
        "a\r\nBcc: x@y.cn", "a\nBcc: x@y.cn", "a\rBcc: x", "a\u{0}b", "a\u{2028}Bcc: x", "a\u{85}Bcc: x",
        "\r\n\r\nbody",
        "=?UTF-8?B?DQpCY2M6?=", "a\r\n\r\nb", "<x@y.cn>", "\"a\" <x@y.cn>, b",
    ])
    func noTextBecomesAHeader(text: String) throws {
        let made = try message(subject: text, fromName: text)
        let names = made.components(separatedBy: "\r\n").prefix { !$0.isEmpty }.filter { !$0.hasPrefix(" ") }
            .map { $0.prefix { $0 != ":" } }
        #expect(
            names == [
                "From", "To", "Subject", "Date", "Message-ID", "MIME-Version", "Auto-Submitted", "Content-Type",
                "Content-Transfer-Encoding",
            ])
        #expect(!made.contains("<x@y.cn>"))
    }
}
