@testable import Web

extension Samples {
    static func deed(
        _ time: String, _ person: String, _ action: String, _ tone: Tone, _ subject: String,
        address: String = "192.168.1.20", browser: String = "Chrome · Windows"
    ) -> AuditPage.Line {
        .init(
            time: "2026-11-22 \(time)", person: person, personID: "#2", action: action, tone: tone, subject: subject,
            address: address, browser: browser)
    }

    static let deeds = [
        deed("14:05:09", "王敏", "发起下载", .idle, "\(company) 取得发票 2026-10-01 至 2026-10-31"),
        deed("13:50:31", "王敏", "签发激活码", .idle, "ch***@example.com：3 家企业"),
        deed("13:48:02", "王敏", "变更角色", .warn, "\(longName)：财务 → 查看"),
        deed(
            "11:20:44", longName, "拒绝访问", .bad, "POST /enterprises/1/accounts/1/login",
            address: "2409:8a55:3c40:1f20:7d3e:91ff:fe2b:4c1a", browser: "Safari · iPhone"),
        deed("09:30:00", "陈思远", "登录", .idle, "这台设备", browser: "企业微信 · Windows"),
    ]

    static func auditPage(
        _ lines: [AuditPage.Line], query: String = "", rangeError: String = "", isFiltered: Bool = false,
        nextURL: String = ""
    ) -> AuditPage {
        AuditPage(
            query: query, from: isFiltered ? "2026-11-22" : "", to: isFiltered ? "2026-11-01" : "",
            rangeError: rangeError, presets: presets,
            actions: [
                Choice("", "全部操作", isSelected: true), Choice("sign-in", "登录"), Choice("role-changed", "变更角色"),
            ], isFiltered: isFiltered, lines: lines, nextURL: nextURL, firstURL: nextURL.isEmpty ? "" : "/audit?q=1",
            exportURL: "/audit.csv?q=1&from=2026-11-01")
    }

    static let fullAudit = auditPage(deeds, nextURL: "/audit?before=812&q=a")
    static let audit: [Sample] = [
        Sample("audit-full", fullAudit, in: layout("操作日志")),
        Sample(
            "audit-failing",
            auditPage([], query: "王敏", rangeError: "开始日期 2026-11-22 晚于结束日期 2026-11-01。", isFiltered: true),
            in: layout("操作日志")),
        Sample("audit-empty", auditPage([]), in: layout("操作日志")),
        Sample(
            "audit-hostile", auditPage([deed("09:30:00", hostile, hostile, .bad, hostile)], query: hostile),
            in: layout("操作日志")),
    ]

    static let settingGroups: [SettingsPage.Group] = [
        .init(
            title: "微信", state: Chip(text: "已启用", tone: .good),
            facts: [Fact("公众号", "wx5f3a9c0e7b21d846", isMonospace: true), Fact("回调地址", "/wechat/callback")],
            advice: ""),
        .init(
            title: "邮件", state: Chip(text: "未设置", tone: .warn), facts: [Fact("邮件服务器", "未设置")],
            advice: "设置 STEWARD_SMTP_HOST 后，可以用邮件签发激活码。"),
        .init(
            title: "访问", state: Chip(text: "仅适合内网", tone: .warn),
            facts: [
                Fact("对外地址", "http://finance-console.xinghe-intelligent-manufacturing.example.com:8080"),
                Fact("登录方式", "微信扫码"), Fact("受信代理", "无"),
            ], advice: "设置 STEWARD_ADDRESS 为 https:// 开头的地址，并在代理上配置证书。"),
    ]

    static func settingsPage(
        _ groups: [SettingsPage.Group], banners: [Banner] = [], canTestMail: Bool = true, email: String = "",
        error: String = "", files: SettingsPage.Files = wholeFiles
    ) -> SettingsPage {
        SettingsPage(
            banners: banners, groups: groups, files: files, canTestMail: canTestMail, email: email, emailError: error)
    }

    static let wholeFiles = SettingsPage.Files(
        state: Chip(text: "正常", tone: .good),
        facts: [Fact("上次文件校验", "今天 03:00，用时约 3 分钟"), Fact("已校验", "12,405 个文件")], damaged: [], more: "")

    static let damagedFiles = SettingsPage.Files(
        state: Chip(text: "52 个文件损坏", tone: .warn), facts: [Fact("发现损坏", "不见 1 个，内容改变 51 个")],
        damaged: [
            .init(
                number: "26442000000000123456", url: "/invoices/26442000000000123456", company: longCompany,
                format: "PDF", reason: "保存的文件内容被改动", date: "今天 03:00"),
            .init(
                number: "1", url: "/invoices/1", company: hostile, format: "OFD", reason: "保存的文件不见了",
                date: "11-21 03:00"),
        ], more: "另有 50 个")

    static let settings: [Sample] = [
        Sample("settings-full", settingsPage(settingGroups), in: layout("系统设置", notice: "测试邮件已发出，请到邮箱查收。")),
        Sample(
            "settings-failing",
            settingsPage(
                settingGroups, banners: [Banner(.warn, "当前为 HTTP 连接，仅适合内网。")], email: hostile,
                error: "邮件服务器拒绝了用户名或密码。", files: damagedFiles), in: layout("系统设置")),
        Sample("settings-empty", settingsPage([], canTestMail: false), in: layout("系统设置")),
    ]
}
