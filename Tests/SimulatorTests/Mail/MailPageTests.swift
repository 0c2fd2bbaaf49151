import Foundation
import Testing

@testable import Simulator

@Suite(.timeLimit(.minutes(1)))
struct MailPageTests {
    @Test func emptyMailboxSaysSo() async throws {
        try await withSimulator { outside in
            let page = try await outside.get("/mails")
            #expect(page.status == 200 && page.body.contains("还没有邮件") && page.body.contains("http-equiv=\"refresh\""))
            #expect(page.headers["content-security-policy"]?.hasPrefix("default-src 'none'") == true)
            #expect(try await outside.get("/mails/1").status == 404)
            #expect(try await outside.get("/mails/x").status == 404)
            #expect(try await outside.get("/mails.css").body.contains(".text"))
        }
    }

    @Test func mailsAreListedAndShown() async throws {
        try await withMail { outside, port in
            let client = try await MailClient.greeted(port)
            let first = "From: <a@b.cn>\r\nSubject: <b>1</b>\r\n\r\n<script> http://x.cn/a?b=1&c=2。"
            #expect(try await client.bring(first) == 250)
            #expect(try await client.bring("Subject: second\r\n\r\n\(String(repeating: "long ", count: 50))") == 250)
            let list = try await outside.get("/mails").body
            let (newer, older) = (list.range(of: "second"), list.range(of: "&lt;b&gt;1&lt;/b&gt;"))
            #expect(try #require(newer).lowerBound < #require(older).lowerBound)
            let mail = try await outside.get("/mails/1")
            #expect(mail.status == 200 && !mail.body.contains("<script") && mail.body.contains("&lt;script&gt;"))
            #expect(mail.body.contains("<a href=\"http://x.cn/a?b=1&amp;c=2\""))
            #expect(mail.body.contains("&lt;a@b.cn&gt;") && mail.body.contains("c@d.cn"))
        }
    }

    @Test(arguments: [
        ("see https://a.cn/b.", "see <a href=\"https://a.cn/b\" rel=\"noreferrer\">https://a.cn/b</a>."),
        ("（http://a.cn/1）然后", "（<a href=\"http://a.cn/1\" rel=\"noreferrer\">http://a.cn/1</a>）然后"),
        ("javascript:alert(1)", "javascript:alert(1)"), ("a < b", "a &lt; b"),
    ])
    func addressesBecomeLinks(_ text: String, _ html: String) { #expect(Linked.html(text) == html) }
}
