@testable import Web

extension Samples {
    static let usable = Chip(text: "可用", tone: .good)

    static let companies: [HomePage.Company] = [
        .init(
            name: company, url: "/enterprises/1", taxNumber: "91440399MADEMA019B", area: "深圳", state: usable,
            accounts: "3 个账号，1 个需验证", invoices: "18,204", lastDownload: "今天 14:05",
            lastStates: [Chip(text: "已核对", tone: .good)],
            downloadURL: "/downloads?enterprise=1"),
        .init(
            name: "上海云栈供应链管理有限公司", url: "/enterprises/2", taxNumber: "91310199MADEMA019X", area: "上海",
            state: Chip(text: "需验证", tone: .warn), accounts: "1 个账号", invoices: "3,871", lastDownload: "11-21 09:30",
            lastStates: [Chip(text: "有差异", tone: .warn)], downloadURL: "/downloads?enterprise=2"),
        .init(
            name: longCompany, url: "/enterprises/3", taxNumber: "91320599MADEMA019N", area: "江苏",
            state: Chip(text: "未配置", tone: .idle), accounts: "", invoices: "0", lastDownload: "—", lastStates: [],
            downloadURL: "/downloads?enterprise=3"),
    ]

    static let tasks: [HomePage.Task] = [
        .init(
            tone: .warn, sentence: "深圳市前海星河智造科技有限公司的账号 王敏 138****0001 需验证，2 个下载在等待。",
            detail: "已推送给 王敏 14:05", buttonText: "去验证", url: "/enterprises/1/accounts/1/login", operates: true),
        .init(
            tone: .bad, sentence: "上海云栈供应链管理有限公司的账号 周雨桐 139****0011 密码错误，不会自动重试，请核对密码后重新登录。",
            detail: "", buttonText: "重新登录", url: "/enterprises/2/accounts/4/login", operates: true),
        .init(
            tone: .bad, sentence: "\(longCompany)的账号 李佳怡 138****0003 已锁定，11-23 14:05 之后才能再试。", detail: "",
            buttonText: "重新登录", url: "/enterprises/3/accounts/9/login", operates: true),
        .init(
            tone: .warn, sentence: "上海云栈供应链管理有限公司的默认收票账号 李佳怡 138****0003 已失去收票权限，请重新设置默认账号。",
            detail: "", buttonText: "设置默认账号", url: "/enterprises/2/accounts#defaults", operates: true),
        .init(
            tone: .warn, sentence: "上海云栈供应链管理有限公司的下载有差异。", detail: "", buttonText: "查看",
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

    static func home(
        greeting: String = "你好，王敏", tasks: [HomePage.Task] = [], steps: [HomePage.Step] = [],
        running: [DownloadRowPage] = [], companies: [HomePage.Company], isMany: Bool = false
    ) -> HomePage {
        HomePage(
            greeting: greeting, tasks: tasks, moreTasks: isMany ? "还有 23 项" : "",
            moreTasksURL: "/enterprises?state=attention", steps: steps, running: running,
            runningCount: isMany ? "最新 20 个，共 34 个" : "", companies: companies,
            allCompanies: isMany ? "查看全部 2,000 家企业" : "")
    }

    static let homes: [Sample] = [
        Sample(
            "home-full", home(tasks: tasks, running: [runningRow, waitingRow], companies: companies),
            in: layout("首页", .home, notice: "已登录，上次登录是 11-21 09:30。", refresh: 10)),
        Sample(
            "home-many",
            home(
                tasks: tasks, running: [runningRow, waitingRow], companies: (0..<20).map { companies[$0 % 3] },
                isMany: true), in: layout("首页", .home)),
        Sample("home-new", home(steps: steps, companies: [companies[2]]), in: layout("首页", .home)),
        Sample("home-empty", home(companies: []), in: layout("首页", .home)),
    ]
}
