@testable import Web

extension Samples {
    static let usable = Chip(text: "可用", tone: .good)

    static let companies: [HomePage.Company] = [
        .init(
            name: company, url: "/enterprises/1", taxNumber: "91440399MADEMA019B", area: "深圳", state: usable,
            invoices: "18,204", lastDownload: "今天 14:05", lastStates: [Chip(text: "已核对", tone: .good)],
            downloadURL: "/downloads?enterprise=1"),
        .init(
            name: "上海云栈供应链管理有限公司", url: "/enterprises/2", taxNumber: "91310199MADEMA019X", area: "上海",
            state: Chip(text: "需验证", tone: .warn), invoices: "3,871", lastDownload: "11-21 09:30",
            lastStates: [Chip(text: "有差异", tone: .warn)], downloadURL: "/downloads?enterprise=2"),
        .init(
            name: longCompany, url: "/enterprises/3", taxNumber: "91320599MADEMA019N", area: "江苏",
            state: Chip(text: "未添加账号", tone: .idle), invoices: "0", lastDownload: "—", lastStates: [],
            downloadURL: "/downloads?enterprise=3"),
    ]

    static let tasks: [HomePage.Task] = [
        .init(
            tone: .bad, sentence: "上海云栈供应链管理有限公司的账号 周雨桐 139****0011 密码错误，下载已停止。", buttonText: "重新登录",
            url: "/enterprises/2/accounts/4", operates: true),
        .init(
            tone: .warn, sentence: "税局在 13:52 要求短信验证，已推送给 王敏。确认后自动继续。", buttonText: "去验证",
            url: "/enterprises/1/accounts/1", operates: true),
        .init(
            tone: .warn, sentence: "上海云栈 2026-10 取得发票与税局相差 2 张。", buttonText: "查看差异",
            url: "/downloads/11", operates: false),
    ]

    static let steps: [HomePage.Step] = [
        .init(
            number: 1, title: "添加账号", sentence: "用在税局备案的账号登录一次。", isDone: true, isNext: false, buttonText: "添加账号",
            url: "/enterprises/1/accounts/new"),
        .init(
            number: 2, title: "设默认", sentence: "选好默认开票账号和默认收票账号。", isDone: false, isNext: true, buttonText: "设置默认账号",
            url: "/enterprises/1/accounts#defaults"),
        .init(
            number: 3, title: "下载", sentence: "选日期，下载，自动与税局核对。", isDone: false, isNext: false, buttonText: "下载发票",
            url: "/downloads"),
    ]

    static let homes: [Sample] = [
        Sample(
            "home-full",
            HomePage(
                greeting: "你好，王敏", tasks: tasks, steps: [], running: [runningRow, waitingRow], companies: companies),
            in: layout("首页", .home, notice: "已登录，上次登录是 11-21 09:30。", refresh: 10)),
        Sample(
            "home-new",
            HomePage(greeting: "你好，王敏", tasks: [], steps: steps, running: [], companies: [companies[2]]),
            in: layout("首页", .home)),
        Sample(
            "home-empty", HomePage(greeting: "你好，王敏", tasks: [], steps: [], running: [], companies: []),
            in: layout("首页", .home)),
    ]
}
