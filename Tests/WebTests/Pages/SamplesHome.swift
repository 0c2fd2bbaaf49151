@testable import Web

extension Samples {
    static let usable = Chip(text: "可用", tone: .good)

    static let mapRows: [MapPage.Row] = [
        mapRow(1, company, [(.good, "齐 1,482"), (.warn, "变 −1"), (.bad, "缺 2"), (.busy, "待 12"), (.idle, "未")]),
        mapRow(2, "上海云栈供应链管理有限公司", [(.good, "取齐 3,871"), (.good, "齐 0"), (.bad, "缺 ¥")]),
        mapRow(3, longCompany, [(.idle, "未")]),
    ]

    private static func mapRow(_ id: Int, _ name: String, _ cells: [(tone: Tone, text: String)]) -> MapPage.Row {
        MapPage.Row(
            name: name, url: "/enterprises/\(id)",
            cells: (0..<12).map { index in
                let cell = cells[index % cells.count]
                return .init(
                    tone: cell.tone, text: cell.text,
                    url: "/enterprises/\(id)/certificates/2026-\(index < 9 ? "0" : "")\(index + 1)")
            })
    }

    static func map(_ rows: [MapPage.Row], query: String = "", isMany: Bool = false) -> MapPage {
        MapPage(
            query: query, months: ["2026年11月"] + (1...10).reversed().map { "\($0)月" } + ["2025年12月"], rows: rows,
            isFiltered: !query.isEmpty,
            legend: [.init(letter: "齐", meaning: "一张不少"), .init(letter: "未", meaning: "未下载")],
            countText: isMany ? "共 2,000 家企业" : "共 \(rows.count) 家企业", previousURL: isMany ? "/?before=7#map" : "",
            nextURL: isMany ? "/?after=19#map" : "")
    }

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
        running: [DownloadRowPage] = [], map: MapPage = map(mapRows), isMany: Bool = false
    ) -> HomePage {
        HomePage(
            greeting: greeting, tasks: tasks, moreTasks: isMany ? "还有 23 项" : "",
            moreTasksURL: "/enterprises?state=attention", steps: steps, running: running,
            runningCount: isMany ? "最新 20 个，共 34 个" : "", map: map)
    }

    static let fullHome = home(tasks: tasks, running: [runningRow, waitingRow])

    static let homes: [Sample] = [
        Sample("home-full", fullHome, in: layout("首页", .home, notice: "已登录，上次登录是 11-21 09:30。", refresh: 10)),
        Sample(
            "home-many",
            home(
                tasks: tasks, running: [runningRow, waitingRow],
                map: map((0..<50).map { mapRows[$0 % 3] }, isMany: true), isMany: true), in: layout("首页", .home)),
        Sample("home-new", home(steps: steps, map: map([mapRows[2]])), in: layout("首页", .home)),
        Sample("home-found-none", home(map: map([], query: "没有这家")), in: layout("首页", .home)),
        Sample("home-empty", home(map: map([])), in: layout("首页", .home)),
    ]
}
