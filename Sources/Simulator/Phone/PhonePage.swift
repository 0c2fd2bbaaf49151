import HTTPTypes
import Hummingbird

/// The pages of a phone. All that comes from outside is escaped.
enum PhonePage {
    static let expired = document(
        title: "二维码已失效", back: true,
        body: """
            <main class="gone"><p class="sign" aria-hidden="true">!</p><h2>二维码已失效</h2>
            <p>请回到电脑上刷新二维码，再扫一次。</p></main>
            """)

    static let unsubscription = document(
        title: "取消关注", back: true,
        body: """
            <main class="gone"><h2>不再关注「发票管家」？</h2>
            <p>以后收不到它的通知，用这部手机登录的账号也会解除绑定。再次扫码即可重新关注。</p></main>
            <nav class="menu" aria-label="选择">
            <a class="main" href="/phone">继续关注</a>
            <form method="post" action="/phone/unsubscription"><button class="quiet danger">取消关注</button></form>
            </nav>
            """)

    static func response(_ page: String, status: HTTPResponse.Status) -> Response {
        var response = Response.bytes(Array(page.utf8), type: "text/html; charset=utf-8", status: status)
        response.headers[.contentSecurityPolicy] =
            "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; "
            + "frame-ancestors 'none'"
        return response
    }

    /// - Parameter back: whether the bar leads back to the phone's home.
    static func document(
        title: String, back: Bool, footer: String = "模拟微信（演示环境）", body: String
    ) -> String {
        let link = back ? "<a class=\"back\" href=\"/phone\" aria-label=\"回到手机首页\"></a>" : ""
        return """
            <!doctype html>
            <html lang="zh-CN"><head><meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>\(title.inHTML)</title><link rel="icon" href="/avatars/1.png">\
            <link rel="stylesheet" href="/phone.css"></head>
            <body>
            <header class="bar">\(link)<h1>\(title.inHTML)</h1></header>
            \(body)
            <footer>\(footer)</footer>
            </body></html>
            """
    }
}

extension String {
    /// Escaped for text and attributes.
    var inHTML: String {
        replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
            .replacing("\"", with: "&quot;").replacing("'", with: "&#39;")
    }
}
