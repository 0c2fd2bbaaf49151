import Domain
import Foundation

/// Who this phone is, what was pushed to it, and what was said last.
extension PhonePage {
    static func home(_ home: PhoneHome) -> String {
        document(
            title: "微信", back: false,
            body: """
                <main class="home">
                \(card(home))
                <section aria-labelledby="inbox"><h2 id="inbox">服务通知\(unread(home.unread))</h2>
                \(inbox(home))
                </section>
                <section aria-labelledby="recent"><h2 id="recent">最近对话</h2>
                \(recent(home))
                </section>
                \(leave(home))
                </main>
                """)
    }

    private static func card(_ home: PhoneHome) -> String {
        """
        <section class="me" aria-label="我">
        <img src="/avatars/\(home.profile.avatar).png" alt="" width="60" height="60">
        <div><p class="name">\(home.profile.nickname.inHTML)</p>
        <p class="hint">\(home.isFollower ? "已关注「发票管家」" : "没有关注「发票管家」，扫码即关注")</p></div>
        <a href="/phone/profile" aria-label="修改头像和昵称">修改</a>
        </section>
        """
    }

    private static func unread(_ count: Int) -> String {
        count == 0 ? "" : " <span class=\"count\">\(count) 条未读</span>"
    }

    private static func inbox(_ home: PhoneHome) -> String {
        guard !home.inbox.isEmpty else {
            return "<p class=\"empty\">还没有通知。收到的提醒会出现在这里。</p>"
        }
        return home.inbox.map { push($0, now: home.now) }.joined(separator: "\n")
    }

    private static func push(_ message: PushedMessage, now: Date) -> String {
        let lines = message.lines.map {
            "<div><dt>\($0.keyword.label.inHTML)</dt><dd>\($0.value.inHTML)</dd></div>"
        }
        let more = message.url.map { "<a class=\"more\" href=\"\($0.inHTML)\" rel=\"noreferrer\">查看详情</a>" } ?? ""
        return """
            <article class="push\(message.isRead ? "" : " unread")">
            <p class="from"><span>发票管家</span><time>\(message.at.onPhone(now: now))</time></p>
            <h3>\(message.template.title.inHTML)\(message.isRead ? "" : "<span class=\"new\">未读</span>")</h3>
            <dl>\(lines.joined())</dl>
            \(more)
            </article>
            """
    }

    private static func recent(_ home: PhoneHome) -> String {
        guard let (code, chat) = home.chat else { return "<p class=\"empty\">还没有对话。用相机扫描电脑上的二维码开始。</p>" }
        let label = chat.links.isEmpty ? "打开对话" : "打开对话，等你回复"
        return """
            <div class="talk small">\(bubbles(chat, profile: home.profile))
            <p class="retry"><a href="/q/\(code.inHTML)">\(label)</a></p></div>
            """
    }

    private static func leave(_ home: PhoneHome) -> String {
        home.isFollower ? "<p class=\"leave\"><a href=\"/phone/unsubscription\">取消关注「发票管家」</a></p>" : ""
    }
}

extension Date {
    /// `今天 14:05`, `11-21 09:30` or, of another year, `2025-11-21 09:30`.
    func onPhone(now: Date) -> String {
        let text = China.timestamp(self)
        let clock = text.dropFirst(11).prefix(5)
        let (day, today) = (Day(at: self), Day(at: now))
        if day == today { return "今天 \(clock)" }
        return "\(day.parts.year == today.parts.year ? text.dropFirst(5).prefix(5) : text.prefix(10)) \(clock)"
    }
}
