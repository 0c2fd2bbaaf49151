import HTTPTypes
import Hummingbird

/// The chat with 发票管家 as a phone shows it. All that comes from outside is escaped.
enum PhonePage {
    static func chat(_ chat: Chat, code: String, phone: Phone) -> String {
        let bubbles = chat.bubbles.map(bubble).joined(separator: "\n")
        let retry = chat.isDelivered ? "" : "<p class=\"retry\"><a href=\"/q/\(escaped(code))\">重新扫码</a></p>"
        return document(
            title: "发票管家",
            body: """
                <header class="bar"><h1>发票管家</h1></header>
                <main class="talk">
                <p class="notice">你以「\(escaped(phone.nickname))」的身份扫码</p>
                \(bubbles)
                \(retry)
                </main>
                \(buttons(chat, code: code))
                """)
    }

    static let expired = document(
        title: "二维码已失效",
        body: """
            <header class="bar"><h1>微信</h1></header>
            <main class="gone"><p class="sign" aria-hidden="true">!</p><h2>二维码已失效</h2>
            <p>请回到电脑上刷新二维码，再扫一次。</p></main>
            """)

    static func response(_ page: String, status: HTTPResponse.Status) -> Response {
        var response = Response.bytes(Array(page.utf8), type: "text/html; charset=utf-8", status: status)
        response.headers[.contentSecurityPolicy] =
            "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
        return response
    }

    private static func bubble(_ bubble: Chat.Bubble) -> String {
        switch bubble {
        case .account(let reply):
            let words = reply.text.split(separator: "\n", omittingEmptySubsequences: false).map { escaped(String($0)) }
            return """
                <div class="line account"><span class="face" aria-hidden="true">票</span>\
                <p class="bubble">\(words.joined(separator: "<br>"))</p></div>
                """
        case .phone(let words):
            return "<div class=\"line phone\"><p class=\"bubble\">\(escaped(words))</p></div>"
        case .notice(let words):
            return "<p class=\"notice\">\(escaped(words))</p>"
        }
    }

    private static func buttons(_ chat: Chat, code: String) -> String {
        guard !chat.links.isEmpty else { return "" }
        let forms = chat.links.enumerated().map { place, link in
            """
            <form method="post" action="/phone/reply">
            <input type="hidden" name="code" value="\(escaped(code))">
            <input type="hidden" name="link" value="\(escaped(link.id))">
            <input type="hidden" name="key" value="\(escaped(chat.key))">
            <button class="\(place == 0 ? "main" : "quiet")">\(escaped(link.label))</button>
            </form>
            """
        }
        return "<nav class=\"menu\" aria-label=\"回复\">\(forms.joined(separator: "\n"))</nav>"
    }

    private static func document(title: String, body: String) -> String {
        """
        <!doctype html>
        <html lang="zh-CN"><head><meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>\(escaped(title))</title><link rel="stylesheet" href="/phone.css"></head>
        <body>
        \(body)
        <footer>模拟微信（演示环境）</footer>
        </body></html>
        """
    }

    static func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
            .replacing("\"", with: "&quot;").replacing("'", with: "&#39;")
    }
}
