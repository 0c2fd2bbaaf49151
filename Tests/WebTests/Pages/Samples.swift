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
    static let person = Layout.Person(nickname: "王敏", avatar: "王", boundSince: "2026-10-03")
    static let company = "深圳市前海星河智造科技有限公司"
    static let longCompany = "苏州工业园区澄湖精密机械制造股份有限公司唯亭分公司（原昆山市千灯镇澄湖机械配件加工经营部）"
    static let hostile = "<script>alert(1)</script>\"'&"

    static let all =
        signIn + homes + enterprises + accounts + downloads + progresses + invoices + errors

    static func layout(_ title: String, _ room: Layout.Room? = nil, notice: String = "", refresh: Int = 0) -> Layout {
        Layout(title: title, room: room, person: person, notice: notice, refreshSeconds: refresh)
    }

    static let signedOut = Layout(title: "登录", refreshSeconds: 3)

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
