/// The chat with 发票管家.
extension PhonePage {
    static func chat(_ chat: Chat, code: String, profile: Profile) -> String {
        let retry = chat.isDelivered ? "" : "<p class=\"retry\"><a href=\"/q/\(code.inHTML)\">重新扫码</a></p>"
        return document(
            title: "发票管家", back: true,
            body: """
                <main class="talk">
                <p class="notice">你以「\(profile.nickname.inHTML)」的身份扫码</p>
                \(bubbles(chat, profile: profile))
                \(retry)
                </main>
                \(buttons(chat, code: code))
                """)
    }

    static func bubbles(_ chat: Chat, profile: Profile) -> String {
        chat.bubbles.map { bubble($0, profile) }.joined(separator: "\n")
    }

    private static func bubble(_ bubble: Chat.Bubble, _ profile: Profile) -> String {
        switch bubble {
        case .account(let reply):
            let words = reply.text.split(separator: "\n", omittingEmptySubsequences: false).map { String($0).inHTML }
            return """
                <div class="line account"><span class="face" aria-hidden="true">票</span>\
                <p class="bubble">\(words.joined(separator: "<br>"))</p></div>
                """
        case .phone(let words):
            return """
                <div class="line phone"><p class="bubble">\(words.inHTML)</p>\
                <img class="face" src="/avatars/\(profile.avatar).png" alt="" width="42" height="42"></div>
                """
        case .notice(let words):
            return "<p class=\"notice\">\(words.inHTML)</p>"
        }
    }

    private static func buttons(_ chat: Chat, code: String) -> String {
        guard !chat.links.isEmpty else { return "" }
        let forms = chat.links.enumerated().map { place, link in
            """
            <form method="post" action="/phone/reply">
            <input type="hidden" name="code" value="\(code.inHTML)">
            <input type="hidden" name="link" value="\(link.id.inHTML)">
            <input type="hidden" name="key" value="\(chat.key.inHTML)">
            <button class="\(place == 0 ? "main" : "quiet")">\(link.label.inHTML)</button>
            </form>
            """
        }
        return "<nav class=\"menu\" aria-label=\"回复\">\(forms.joined(separator: "\n"))</nav>"
    }
}
