@testable import Web

/// A page with made-up content, as tests and previews show it.
struct Sample: Sendable {
    let name: String
    let page: any Page
    let layout: Layout

    init(_ name: String, _ page: any Page, in layout: Layout) {
        self.name = name
        self.page = page
        self.layout = layout
    }
}

enum Samples {
    static let letter = Avatar(letter: "王", url: "")
    static let picture = Avatar(letter: "陈", url: "/people/2/avatar?9f3c")
    static let person = somebody(
        "王敏", letter, role: "管理员",
        menu: [
            .init(text: "我的账号", url: "/me", icon: "person", asks: false),
            .init(text: "人员管理", url: "/people", icon: "people", asks: false),
            .init(text: "操作日志", url: "/audit", icon: "log", asks: false),
            .init(text: "系统设置", url: "/settings", icon: "settings", asks: false),
            .init(text: "接口令牌", url: "/api-tokens", icon: "key", asks: false), unbind, signOut,
        ])
    static let reader = somebody(
        longName, picture, role: "查看",
        menu: [.init(text: "我的账号", url: "/me", icon: "person", asks: false), unbind, signOut])
    static let unbind = Layout.MenuItem(text: "解除绑定", url: "/binding/removal", icon: "unbind", asks: true)
    static let signOut = Layout.MenuItem(text: "退出登录", url: "/session/end", icon: "out", asks: true)
    /// As long as a name may be.
    static let longName = "苏州工业园区共享中心应付组·欧阳慕容雪"
    static let company = "深圳市前海星河智造科技有限公司"
    static let longCompany = "苏州工业园区澄湖精密机械制造股份有限公司唯亭分公司（原昆山市千灯镇澄湖机械配件加工经营部）"
    static let hostile = "<script>alert(1)</script>\"'&"

    static let all =
        signIn + questions + identity + people + audit + settings + tokens + homes + enterprises + accounts + downloads
        + progresses + updates + queues + schedules + changes + disks + invoices + certificates + readers + errors

    static func layout(_ title: String, _ room: Layout.Room? = nil, notice: String = "", refresh: Int = 0) -> Layout {
        Layout(
            title: title, room: room, person: person, role: "administrator", nonce: nonce, notice: notice,
            refreshSeconds: refresh)
    }

    /// For a person who sees and exports.
    static func readerLayout(_ title: String, _ room: Layout.Room? = nil) -> Layout {
        Layout(title: title, room: room, person: reader, role: "reader", nonce: nonce)
    }

    static func somebody(_ name: String, _ avatar: Avatar, role: String, menu: [Layout.MenuItem]) -> Layout.Person {
        Layout.Person(nickname: name, avatar: avatar, role: role, boundSince: "2026-10-03", menu: menu)
    }

    static let nonce = "5d1c0f"
    static let signedOut = Layout(title: "登录", nonce: nonce, refreshSeconds: 3)

    static let errors: [Sample] = [
        Sample(
            "error-404",
            ErrorPage(
                status: 404, title: "没有这个页面", sentence: "地址可能输错了，或者它指的下载已经被清理。",
                nextStep: "请从左侧导航重新进入。", reference: "", backURL: "/", backText: "回到首页"),
            in: layout("没有这个页面")),
        Sample(
            "error-500",
            ErrorPage(
                status: 500, title: "页面没能打开", sentence: "数据库在 5 秒内没有应答，你的数据没有丢失。",
                nextStep: "稍等一分钟再打开；如果仍然这样，请联系管理员。", reference: "7QK2-M9XA", backURL: "/login",
                backText: "回到登录页"),
            in: Layout(title: "页面没能打开")),
    ]
}
