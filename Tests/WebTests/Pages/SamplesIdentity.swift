@testable import Web

extension Samples {
    static func question(_ title: String, _ sentences: [String], text: String, isDanger: Bool) -> QuestionPage {
        question(title, sentences, warning: "", understanding: "", error: "", text: text, isDanger: isDanger)
    }

    static func question(
        _ title: String, _ sentences: [String], warning: String, understanding: String, error: String, text: String,
        isDanger: Bool
    ) -> QuestionPage {
        QuestionPage(
            title: title, sentences: sentences, warning: warning, understanding: understanding, error: error,
            actionURL: "/binding/removal", version: "", actionText: text, isDanger: isDanger, backURL: "/me",
            backText: "返回")
    }

    static let signOutQuestion = question(
        "退出登录？", ["退出后，这台设备需要重新扫码才能继续使用。正在进行的下载不受影响。"], text: "退出登录", isDanger: false)
    static let lastAdministrator = question(
        "解除您与发票管家的绑定？", ["您将不能再使用发票管家，所有设备上的登录都会结束。", "已下载的发票和企业配置都会保留。再次使用时，需要扫码并输入新的激活码。"],
        warning: "您是最后一位管理员。解除后没有人能管理人员、设置和日志，直到有人用新的激活码激活并成为管理员。", understanding: "我知道之后没有管理员",
        error: "请先勾选，确认您知道之后没有管理员。", text: "解除绑定", isDanger: true)

    static let questions: [Sample] = [
        Sample("question-sign-out", signOutQuestion, in: layout("退出登录？")),
        Sample("question-last-administrator", lastAdministrator, in: layout("解除绑定？")),
        Sample(
            "question-hostile",
            question(
                "解除 \(hostile) 的绑定？", ["\(hostile) 将不能再使用发票管家，其所有设备上的登录都会结束。"], text: "解除绑定", isDanger: true),
            in: layout("解除绑定？")),
    ]

    static let sessions: [MePage.SessionLine] = [
        .init(
            browser: "Chrome · Windows", address: "192.168.1.20", began: "今天 09:30", lastSeen: "今天 14:05",
            ends: "今天 21:30", isCurrent: true, endURL: "/sessions/1/end"),
        .init(
            browser: "Safari · iPhone", address: "2409:8a55:3c40:1f20:7d3e:91ff:fe2b:4c1a", began: "11-08 18:12",
            lastSeen: "11-21 09:30", ends: "12-08 18:12", isCurrent: false, endURL: "/sessions/2/end"),
        .init(
            browser: "未知浏览器", address: "10.0.0.7", began: "11-20 08:01", lastSeen: "11-20 17:59", ends: "12-20 08:01",
            isCurrent: false, endURL: "/sessions/3/end"),
    ]

    static func mePage(
        _ nickname: String, _ avatar: Avatar, error: String = "", sessions: [MePage.SessionLine] = Samples.sessions
    ) -> MePage {
        MePage(
            avatar: avatar, name: nickname, nickname: nickname, nicknameError: error, role: "管理员",
            roleSentence: "可以使用全部功能，并管理人员、查看操作日志和系统设置。", boundSince: "2026-10-03", companies: "3 家企业",
            sessions: sessions, hasOthers: sessions.count > 1)
    }

    static let me = mePage("王敏", letter)
    static let identity: [Sample] = [
        Sample("me-full", me, in: layout("我的账号", notice: "显示名称已修改。")),
        Sample("me-alone", mePage(longName, picture, sessions: [sessions[0]]), in: readerLayout("我的账号")),
        Sample(
            "me-failing", mePage("", letter, error: "请填写 1 到 20 个字的显示名称，不含换行等不可见的字符。"), in: layout("我的账号")),
        Sample("me-hostile", mePage(hostile, letter, error: "请填写 1 到 20 个字的显示名称。"), in: layout("我的账号")),
    ]

    static let readers: [Sample] = [
        Sample(
            "home-reader",
            home(
                greeting: "你好，\(longName)", tasks: tasks, steps: steps, running: [runningRow]),
            in: readerLayout("首页", .home)),
        Sample(
            "downloads-reader", page(companyChoices, forms: [form()], downloads: [runningRow, provedRow]),
            in: readerLayout("发票下载", .downloads)),
        Sample(
            "accounts-reader", accountList(accountRows, defaults: defaults()), in: readerLayout("电子税局账号", .enterprises)),
        Sample("invoice-reader", invoice(isRed: true), in: readerLayout("发票", .invoices)),
    ]
}
