import Domain
import HTTPTypes
import Hummingbird

/// What the mail server took, for eyes. All that comes from outside is escaped.
enum MailPage {
    static func list(_ mails: [ReceivedMail]) -> String {
        let rows = mails.map(row).joined(separator: "\n")
        let empty = "<p class=\"empty\">还没有邮件。通知邮件发出后会出现在这里。</p>"
        return document(
            title: "模拟邮箱", head: "<meta http-equiv=\"refresh\" content=\"5\">",
            body: """
                <header><h1>模拟邮箱</h1><p>收到的邮件，最新的在前，每 5 秒自动刷新。</p></header>
                <main>\(mails.isEmpty ? empty : "<ol>\n\(rows)\n</ol>")</main>
                """)
    }

    static func mail(_ mail: ReceivedMail) -> String {
        let message = mail.message
        let facts = [
            ("发件人", message.from.isEmpty ? mail.sender : message.from),
            ("收件人", message.to.isEmpty ? mail.recipients.joined(separator: ", ") : message.to),
            ("日期", message.date), ("收到", China.timestamp(mail.receivedAt)),
        ]
        let lines = facts.filter { !$0.1.isEmpty }.map { "<div><dt>\($0.0)</dt><dd>\($0.1.inHTML)</dd></div>" }
        return document(
            title: mail.title,
            body: """
                <p class="back"><a href="/mails">← 全部邮件</a></p>
                <main class="mail"><h1>\(mail.title.inHTML)</h1>
                <dl>\(lines.joined(separator: "\n"))</dl>
                <div class="text">\(Linked.html(message.text))</div></main>
                """)
    }

    static let missing = document(
        title: "没有这封邮件",
        body: """
            <p class="back"><a href="/mails">← 全部邮件</a></p>
            <main><p class="empty">没有这封邮件。只保留最近的 \(Mailbox.limit) 封。</p></main>
            """)

    static func response(_ page: String, status: HTTPResponse.Status = .ok) -> Response {
        var response = Response.bytes(Array(page.utf8), type: "text/html; charset=utf-8", status: status)
        response.headers[.contentSecurityPolicy] =
            "default-src 'none'; img-src 'self'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
        return response
    }

    private static func row(_ mail: ReceivedMail) -> String {
        let preview = mail.message.text.split(whereSeparator: \.isWhitespace).joined(separator: " ").prefix(80)
        return """
            <li><a href="/mails/\(mail.id)"><span class="top"><strong>\(mail.title.inHTML)</strong>\
            <time>\(China.timestamp(mail.receivedAt))</time></span>
            <span class="to">\(mail.sender.inHTML) → \(mail.recipients.joined(separator: ", ").inHTML)</span>
            <span class="preview">\(String(preview).inHTML)</span></a></li>
            """
    }

    static func document(
        title: String, head: String = "", footer: String = "模拟邮箱（演示环境）", body: String
    ) -> String {
        """
        <!doctype html>
        <html lang="zh-CN"><head><meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">\(head)
        <title>\(title.inHTML)</title><link rel="icon" href="/avatars/1.png">\
        <link rel="stylesheet" href="/mails.css"></head>
        <body>
        \(body)
        <footer>\(footer)</footer>
        </body></html>
        """
    }
}

extension ReceivedMail {
    var title: String { message.subject.isEmpty ? "（无主题）" : message.subject }
}
