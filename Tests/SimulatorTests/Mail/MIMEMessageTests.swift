import Foundation
import Testing

@testable import Simulator

struct MIMEMessageTests {
    private static func message(_ lines: String...) -> MIMEMessage {
        MIMEMessage(Array(lines.joined(separator: "\r\n").utf8))
    }

    @Test(arguments: [
        ("=?utf-8?B?5Y+R56Wo566h5a62?=", "发票管家"), ("=?UTF-8?Q?=E5=8F=91=E7=A5=A8_1=3D1?=", "发票 1=1"),
        ("=?utf-8?B?5Y+R?= =?utf-8?B?56Wo?=", "发票"), ("a =?utf-8?q?b?= c", "a b c"), ("=?utf-8?B?5Y+R?= x", "发 x"),
        ("=?koi8-r?B?5Y+R?=", "=?koi8-r?B?5Y+R?="), ("=?utf-8?B?!!?=", "=?utf-8?B?!!?="), ("1 =? 2", "1 =? 2"),
        ("=?iso-8859-1?Q?caf=E9?=", "café"),
    ])
    func encodedWordsAreRead(_ header: String, _ text: String) { #expect(EncodedWords.decode(header) == text) }

    @Test func headersAreUnfolded() {
        let mail = Self.message(
            "Subject: =?utf-8?B?5Y+R?=", " =?utf-8?B?56Wo?=", "FROM: a@b", "To: x@y,", "\tz@y", "Date: now", "", "hi")
        #expect(mail.subject == "发票" && mail.from == "a@b" && mail.to == "x@y, z@y" && mail.date == "now")
        #expect(mail.text == "hi")
    }

    @Test func transferEncodingsAreUndone() {
        let base64 = Self.message(
            "Content-Type: text/plain; charset=UTF-8", "Content-Transfer-Encoding: BASE64", "", "5Y+R", "56Wo")
        #expect(base64.text == "发票")
        let quoted = Self.message(
            "Content-Type: text/plain; charset=\"utf-8\"", "Content-Transfer-Encoding: quoted-printable", "",
            "=E5=8F=91=", "=E7=A5=A8", "1=3D1 =zz")
        #expect(quoted.text == "发票\n1=1 =zz")
        #expect(Self.message("Content-Transfer-Encoding: 8bit", "", "发票", "").text == "发票")
    }

    @Test func plainTextIsPreferred() {
        let mail = Self.message(
            "Content-Type: multipart/mixed; boundary=\"m\"", "", "preamble", "--m",
            "Content-Type: multipart/alternative;", " boundary=a", "", "--a", "Content-Type: text/html", "",
            "<p>rich</p>", "--a", "Content-Type: text/plain", "", "plain", "--a--", "--m",
            "Content-Type: text/plain", "Content-Disposition: attachment", "", "file", "--m--", "epilogue")
        #expect(mail.text == "plain")
    }

    @Test func htmlAloneIsReadWithoutTags() {
        let mail = Self.message("Content-Type: text/html", "", "<p>1 &lt; 2<br>三</p><b>x</b> &amp;amp;")
        #expect(mail.text == "1 < 2\n三\nx &amp;")
    }

    @Test func nonsenseIsNoTrap() {
        #expect(Self.message("").text == "" && Self.message("no header", "", "a").text == "a")
        #expect(Self.message("Content-Type: multipart/mixed", "", "a").text == "")
        let nested = (0..<50).map { "--b\r\nContent-Type: multipart/mixed; boundary=b\($0)\r\n" }.joined(
            separator: "\r\n")
        #expect(Self.message("Content-Type: multipart/mixed; boundary=b", "", nested).text == "")
    }
}
