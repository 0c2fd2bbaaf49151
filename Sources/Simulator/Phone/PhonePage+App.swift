/// The bureau's app: who wants to log in where, and whether that is right.
extension PhonePage {
    private static let footer = "模拟电子税务局 App（演示环境）"

    static let appExpired = document(
        title: "电子税务局", back: false, footer: footer,
        body: """
            <main class="gone"><p class="sign" aria-hidden="true">!</p><h2>二维码已失效或已使用</h2>
            <p>请回到电脑上重新获取二维码，再扫一次。</p></main>
            """)

    /// - Parameter challenge: of the kind app; others have no page.
    static func app(_ challenge: Challenge) -> String {
        guard case .app(let state, let purpose) = challenge.kind else { return appExpired }
        return document(title: "电子税务局", back: false, footer: footer, body: body(state, purpose, challenge.id))
    }

    private static func body(_ state: AppState, _ purpose: Challenge.Purpose, _ id: String) -> String {
        switch state {
        case .waiting, .scanned: question(purpose) + buttons(id)
        case .confirmed: result("已确认", "请回到电脑上继续。")
        case .declined: result("已取消", "没有登录。如果不是你本人操作，请修改密码。")
        }
    }

    private static func question(_ purpose: Challenge.Purpose) -> String {
        let facts = [
            ("企业名称", purpose.company.name), ("税号", purpose.company.taxNumber), ("办税人", purpose.account.person),
            ("账号", purpose.account.account),
        ]
        return """
            <main class="home"><article class="push"><h2>登录确认</h2>
            <dl>\(facts.map { "<div><dt>\($0.0)</dt><dd>\($0.1.inHTML)</dd></div>" }.joined())</dl>
            </article><p class="hint">请确认是你本人在电脑上登录电子税务局。</p></main>
            """
    }

    private static func buttons(_ id: String) -> String {
        """
        <nav class="menu" aria-label="选择">
        <form method="post" action="/app/\(id.inHTML)/confirm"><button class="main">确认登录</button></form>
        <form method="post" action="/app/\(id.inHTML)/decline"><button class="quiet">取消</button></form>
        </nav>
        """
    }

    private static func result(_ title: String, _ words: String) -> String {
        "<main class=\"gone\"><h2>\(title)</h2><p>\(words)</p></main>"
    }
}
