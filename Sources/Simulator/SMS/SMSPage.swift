import Domain

/// The text messages that were sent, for eyes.
enum SMSPage {
    static func list(_ messages: [ShortMessage]) -> String {
        let rows = messages.map(row).joined(separator: "\n")
        let empty = "<p class=\"empty\">还没有短信。税局发出的验证码会出现在这里。</p>"
        return MailPage.document(
            title: "模拟短信", head: "<meta http-equiv=\"refresh\" content=\"5\">", footer: "模拟短信（演示环境）",
            body: """
                <header><h1>模拟短信</h1><p>各手机收到的短信，最新的在前，每 5 秒自动刷新。</p></header>
                <main>\(messages.isEmpty ? empty : "<ol class=\"texts\">\n\(rows)\n</ol>")</main>
                """)
    }

    private static func row(_ message: ShortMessage) -> String {
        let words = message.text.inHTML.replacing(message.code, with: "<strong>\(message.code)</strong>")
        return """
            <li><span class="top"><strong>\(message.phone.inHTML)</strong>\
            <time>\(China.timestamp(message.at))</time></span>
            <p>\(words)</p></li>
            """
    }
}
