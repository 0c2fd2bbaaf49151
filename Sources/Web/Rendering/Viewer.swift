import Domain

/// For whom a page is drawn, and by which answer.
struct Viewer: Sendable {
    /// Nil: nobody is signed in.
    let user: User?
    /// Has companies.
    let isBound: Bool
    /// Lets this answer's script run.
    let nonce: String
    /// What this browser's forms send back.
    let formToken: String
}

extension Layout.Person {
    init(_ user: User, isBound: Bool) {
        self.init(
            nickname: user.nickname, avatar: Avatar(user), role: isBound ? user.role.word : "",
            boundSince: isBound ? Day(at: user.boundAt).description : "",
            menu: Self.menu(for: user, isBound: isBound))
    }

    private static func menu(for user: User, isBound: Bool) -> [Layout.MenuItem] {
        var items: [Layout.MenuItem] = []
        if isBound { items.append(.init(text: "我的账号", url: "/me", icon: "person", asks: false)) }
        if isBound, user.role.mayAdminister {
            items += [
                .init(text: "人员管理", url: "/people", icon: "people", asks: false),
                .init(text: "操作日志", url: "/audit", icon: "log", asks: false),
                .init(text: "系统设置", url: "/settings", icon: "settings", asks: false),
                .init(text: "接口令牌", url: "/api-tokens", icon: "key", asks: false),
            ]
        }
        if isBound { items.append(.init(text: "检查更新", url: "/updates", icon: "refresh", asks: false)) }
        if isBound { items.append(.init(text: "解除绑定", url: "/binding/removal", icon: "unbind", asks: true)) }
        items.append(.init(text: "退出登录", url: "/session/end", icon: "out", asks: true))
        return items
    }
}

extension Avatar {
    init(_ user: User) {
        self.init(
            letter: String(user.nickname.prefix(1)),
            url: user.avatar.isEmpty ? "" : "/people/\(user.id)/avatar?\(user.avatar)")
    }
}
