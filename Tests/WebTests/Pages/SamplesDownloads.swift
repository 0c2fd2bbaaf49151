@testable import Domain
@testable import Web

extension Samples {
    static func row(
        _ id: String, company: String = Samples.company, state: Chip, sentence: String = "", done: String,
        total: String, percent: Int, isActive: Bool = false, badge: String = "", deeds: [String: String]
    ) -> DownloadRowPage {
        DownloadRowPage(
            id: id, url: "/downloads/\(id)", startedAt: isActive ? "今天 14:05" : "11-21 09:30", badge: badge,
            company: company, direction: "取得发票", range: "2026-10-01 至 2026-10-31", filters: "全部票种 · 正常", state: state,
            sentence: sentence, done: done, total: total, percent: percent, isActive: isActive,
            deeds: deeds.sorted { $0.key < $1.key }.map {
                ActionButton($0.value, url: "/downloads/\(id)/\($0.key)", isPost: true)
            })
    }

    static let runningDeeds = ["pause": "暂停", "cancellation": "取消", "priority?to=urgent": "加急"]

    static let runningRow = row(
        "12", state: Chip(text: "下载中", tone: .busy), done: "812", total: "1,482", percent: 54, isActive: true,
        badge: "加急",
        deeds: runningDeeds)
    static let waitingRow = row(
        "13", company: longCompany, state: Chip(text: "等待中", tone: .warn), sentence: "税局要求短信验证，已推送给 王敏",
        done: "120", total: "—", percent: 8, isActive: true, deeds: runningDeeds)
    static let provedRow = row(
        "10", state: Chip(text: "已核对", tone: .good), done: "1,482", total: "1,482", percent: 100, deeds: [:])
    static let differingRow = row(
        "11", state: Chip(text: "有差异", tone: .warn), sentence: "与税局相差 2 张", done: "1,480", total: "1,482", percent: 99,
        deeds: ["retry": "重试"])
    static let pausedRow = row(
        "14", state: Chip(text: "已暂停", tone: .idle), done: "300", total: "1,482", percent: 20, isActive: true,
        deeds: ["resumption": "继续", "cancellation": "取消"])

    static let presets: [DatePreset] = [
        .init(label: "本月", url: "/downloads?from=2026-11-01&to=2026-11-22", from: "2026-11-01", to: "2026-11-22"),
        .init(
            label: "上月", url: "/downloads?from=2026-10-01&to=2026-10-31", from: "2026-10-01", to: "2026-10-31",
            isCurrent: true),
        .init(label: "本季", url: "/downloads?from=2026-10-01&to=2026-11-22", from: "2026-10-01", to: "2026-11-22"),
        .init(label: "本年", url: "/downloads?from=2026-01-01&to=2026-11-22", from: "2026-01-01", to: "2026-11-22"),
        .init(label: "近一年", url: "/downloads?from=2025-11-23&to=2026-11-22", from: "2025-11-23", to: "2026-11-22"),
    ]
    static let kinds = InvoiceKind.allCases.map { Choice($0.rawValue, $0.name) }
    static let statuses = InvoiceStatus.allCases.map { Choice($0.rawValue, $0.name, isSelected: $0 == .normal) }
    static let directions = [Choice("issued", "开具发票"), Choice("received", "取得发票", isSelected: true)]

    static let prediction = PredictionPage(
        text: "约 1,482 张 · 15 个时段 · 约 52 次请求 · 约 2 分钟", isRefused: false, actionText: "", actionURL: "")
    static let refusedPrediction = PredictionPage(
        text: "这家企业在税局的另一个平台上，数电模式查不到它的发票。", isRefused: true, actionText: "切换到税控模式",
        actionURL: "/downloads?enterprise=1&mode=disk&tab=disk-query")

    static func form(isFailing: Bool = false, tab: DownloadTab = .query) -> DownloadsPage.Form {
        .init(
            enterprise: "1", tab: tab.rawValue, directions: tab.isTicking ? [] : directions,
            directionError: isFailing ? "请选择开具发票或取得发票。" : "",
            deductions: tab.isTicking
                ? DeductionStatus.allCases.map { Choice($0.rawValue, $0.name, isSelected: $0 == .open) } : [],
            from: "2026-11-30", to: isFailing ? "2026-11-01" : "2026-11-30",
            rangeError: isFailing ? "开始日期 2026-11-30 晚于结束日期 2026-11-01。" : "", presets: presets,
            kinds: tab.kinds.map { Choice($0.rawValue, $0.name) }, kindsSummary: "全部票种", statuses: statuses,
            files: tab.mode == .disk
                ? [] : FileFormat.allCases.map { Choice($0.rawValue, $0.name, isSelected: $0 == .pdf) },
            accountLabel: tab.mode == .disk ? "税盘" : "账号",
            accounts: [Choice("", "默认账号", isSelected: true), Choice("1", "王敏 138****0001（开票、收票）")],
            accountSentence: isFailing ? "还没有默认收票账号。" : "使用默认收票账号 王敏 138****0001",
            accountURL: isFailing ? "/enterprises/1/accounts#defaults" : "",
            predictions: [isFailing ? refusedPrediction : prediction], isEnabled: tab.mode == .digital)
    }

    static func page(
        _ companies: [Choice], tab: DownloadTab = .query, banners: [Banner] = [], forms: [DownloadsPage.Form],
        downloads: [DownloadRowPage]
    ) -> DownloadsPage { page(pick(companies), tab: tab, banners: banners, forms: forms, downloads: downloads) }

    static func page(
        _ pick: CompanyPick, tab: DownloadTab = .query, banners: [Banner] = [], forms: [DownloadsPage.Form],
        downloads: [DownloadRowPage]
    ) -> DownloadsPage {
        DownloadsPage(
            pick: pick, chosen: "tab=\(tab.rawValue)&from=2026-10-01",
            modes: DownloadTab.Mode.allCases.map {
                .init(text: $0.name, url: "/downloads?mode=\($0.rawValue)", isCurrent: $0 == tab.mode)
            },
            tabs: forms.isEmpty
                ? []
                : DownloadTab.allCases.filter { $0.mode == tab.mode }.map {
                    .init(text: $0.name, url: "/downloads?tab=\($0.rawValue)", isCurrent: $0 == tab)
                },
            modeSentence: tab.mode == .disk ? tab.lack(of: []) : "", banners: banners, forms: forms,
            downloads: downloads)
    }

    static let companyChoices = [
        Choice("1", company, isSelected: true), Choice("2", "上海云栈供应链管理有限公司"), Choice("3", longCompany),
    ]

    static func pick(_ choices: [Choice], isMany: Bool = false, search: String = "", found: String = "") -> CompanyPick
    {
        CompanyPick(choices: choices, isMany: isMany, search: search, found: found, allText: "全部 2,000 家企业")
    }

    /// A search among 2,000 that found several.
    static let manyPick = pick(
        [
            Choice("1", company, isSelected: true, reason: "91440399MADEMA019B"),
            Choice("3", longCompany, reason: "91320599MADEMA019N"),
        ], isMany: true, search: "苏州", found: "找到 37 家，列出前 20 家，请在列表中选择。")

    static let downloads: [Sample] = [
        Sample(
            "downloads-many", page(manyPick, forms: [form()], downloads: []), in: layout("发票下载", .downloads)),
        Sample(
            "downloads-ticking",
            page(companyChoices, tab: .ticking, forms: [form(tab: .ticking)], downloads: [pausedRow]),
            in: layout("发票下载", .downloads)),
        Sample(
            "downloads-disk", page(companyChoices, tab: .diskQuery, forms: [form(tab: .diskQuery)], downloads: []),
            in: layout("发票下载", .downloads)),
        Sample(
            "downloads-full",
            page(companyChoices, forms: [form()], downloads: [runningRow, waitingRow, provedRow, differingRow]),
            in: layout("发票下载", .downloads, refresh: 10)),
        Sample(
            "downloads-failing",
            page(
                [Choice("3", longCompany, isSelected: true)],
                banners: [Banner(.warn, "税局每日 23:00 至次日 06:00 维护，期间下载会自动等待。", actionText: "查看公告", actionURL: "/x")],
                forms: [form(isFailing: true)], downloads: []),
            in: layout("发票下载", .downloads)),
        Sample("downloads-empty", page([], forms: [], downloads: []), in: layout("发票下载", .downloads)),
    ]
}
