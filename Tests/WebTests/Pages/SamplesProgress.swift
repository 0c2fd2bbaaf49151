@testable import Web

extension Samples {
    static let windows: [WindowPage] = [
        window(
            1, "2026-10-01 至 2026-12-31", "1,482", "812", Chip(text: "已细分", tone: .idle),
            parts: [
                window(
                    2, "2026-10-01 至 2026-10-31", "731", "731", Chip(text: "一致", tone: .good),
                    partsURL: "/downloads/12/windows/2?proved=8"),
                window(
                    3, "2026-11-01 至 2026-11-30", "751", "81", Chip(text: "已细分", tone: .idle),
                    parts: [
                        window(4, "2026-11-01 至 2026-11-15", "402", "81", Chip(text: "下载中", tone: .busy)),
                        window(
                            5, "2026-11-24", "349", "352", Chip(text: "有差异", tone: .warn),
                            filters: "数电票（航空运输电子客票行程单） · 正常 · 负数发票 · 价税合计 ¥-1,000.00 至 ¥-0.01",
                            rounds: "第 5 次",
                            notes: [
                                .init(text: "同一号码出现在两页，已重读 4 次", numbers: []),
                                .init(
                                    text: "本地有，税局没有：3 张",
                                    numbers: ["26442000000000123457", "26442000000000123458", "26442000000000123459"]),
                            ]),
                    ]),
            ])
    ]

    static func window(
        _ id: Int, _ range: String, _ bureau: String, _ ours: String, _ state: Chip, filters: String = "",
        rounds: String = "", notes: [WindowPage.Note] = [], parts: [WindowPage] = [], partsURL: String = ""
    ) -> WindowPage {
        .init(
            id: "\(id)", range: range, filters: filters, bureauCount: "\(bureau) 张", bureauTotal: "¥13,950,617.16",
            ourCount: "\(ours) 张", ourTotal: parts.isEmpty ? "¥13,950,617.16" : "—", rounds: rounds, state: state,
            notes: notes, hasParts: !parts.isEmpty || !partsURL.isEmpty,
            partsText: parts.isEmpty && partsURL.isEmpty ? "" : "8 个细分时段，3 个一致，2 条记录", isOpen: !parts.isEmpty,
            parts: parts, partsURL: partsURL)
    }

    static func windowsPage(_ windows: [WindowPage]) -> WindowsPage {
        WindowsPage(
            title: "时段 2026-11-01 至 2026-11-30", downloadTitle: "取得发票 2026-10-01 至 2026-12-31",
            downloadURL: "/downloads/12", windows: windows)
    }

    static let newest: [DownloadProgressPage.NewInvoice] = (1...6).map { index in
        .init(
            number: "2644200000000012345\(index)", url: "/invoices/2644200000000012345\(index)",
            date: "2026-10-2\(index)",
            party: index == 3 ? longCompany : "广州明珠电子元件有限公司", total: "¥\(index)1,300.00")
    }

    static func progress(
        _ state: Chip, _ sentence: String, actions: [ActionButton], isOver: Bool = false, done: String = "812",
        total: String = "1,482", percent: Int = 54, isCounted: Bool = true, rate: String = "38.5",
        timeLeft: String = "约 17 秒", certificates: [Certificate] = [], badge: String = "", isEmpty: Bool = false
    ) -> DownloadProgressPage {
        DownloadProgressPage(
            id: "12", state: state, sentence: sentence, badge: badge, actions: actions, isOver: isOver, done: done,
            total: total,
            percent: percent, isCounted: isCounted, rate: rate, timeLeft: timeLeft, certificates: certificates,
            windows: isEmpty ? [] : windows, windowsSummary: isEmpty ? "" : "5 个时段，1 个一致",
            newest: isEmpty ? [] : newest)
    }

    static let cancel = ActionButton("取消下载", url: "/downloads/12/cancellation", isPost: true, isDanger: true)
    static let retry = ActionButton("重试", url: "/downloads/12/retry", isPost: true, isPrimary: true)
    static let results = [
        ActionButton("导出 Excel", url: "/invoices.xlsx?download=12"),
        ActionButton("查看发票", url: "/invoices?download=12", isPrimary: true),
    ]

    static let starting = progress(
        Chip(text: "下载中", tone: .busy), "正在向税局询问数量。", actions: [cancel], done: "0", total: "—", percent: 0,
        isCounted: false, rate: "—", timeLeft: "—", isEmpty: true)
    static let running = progress(
        Chip(text: "下载中", tone: .busy), "正在下载 2026-10-16 至 2026-10-23。", actions: [pause, cancel], badge: "加急")
    static let pause = ActionButton("暂停", url: "/downloads/12/pause", isPost: true)
    static let resume = ActionButton("继续", url: "/downloads/12/resumption", isPost: true, isPrimary: true)
    static let paused = progress(
        Chip(text: "已暂停", tone: .idle), "已暂停，已下载的发票不会丢失。点“继续”从断点接着下载。", actions: [resume, cancel],
        rate: "—", timeLeft: "—")
    static let waiting = progress(
        Chip(text: "等待中", tone: .warn), "税局在 23:10 要求短信验证，已推送给 王敏。确认后自动继续。",
        actions: [cancel, ActionButton("去验证", url: "/enterprises/1/accounts/1", isPrimary: true)], rate: "—",
        timeLeft: "—")
    static let failed = progress(
        Chip(text: "已停止", tone: .bad), "账号 王敏 138****0001 没有收票权限。请换一个默认收票账号，再重试。",
        actions: [ActionButton("设置默认账号", url: "/enterprises/1/accounts#defaults"), retry], rate: "—", timeLeft: "—")
    static let proved = progress(
        Chip(text: "已核对", tone: .good), "用时 41 秒，文件和数据都已保存。", actions: results, isOver: true, done: "1,482",
        percent: 100, certificates: [certificate(isProved: true)])
    static let differing = progress(
        Chip(text: "有差异", tone: .warn), "下载期间税局的数量有变化。重试只会补取有差异的时段。", actions: results.prefix(1) + [retry],
        isOver: true, done: "1,480", percent: 99, certificates: [certificate(isProved: false)])

    static func download(_ name: String, _ progress: DownloadProgressPage, company: String = Samples.company) -> Sample
    {
        Sample(
            name,
            DownloadPage(
                company: company, companyURL: "/enterprises/1", title: "取得发票 2026-10-01 至 2026-10-31",
                facts: [
                    Fact("发票类型", "全部票种"), Fact("发票状态", "正常"), Fact("使用账号", "王敏 138****0001"), Fact("发起人", "王敏"),
                    Fact("开始时间", "今天 14:05"), Fact("下载编号", "12", isMonospace: true),
                ],
                downloadsURL: "/downloads?enterprise=1", progress: progress),
            in: layout("下载详情", .downloads, refresh: progress.isOver ? 0 : 5))
    }

    static let progresses: [Sample] = [
        download("download-starting", starting), download("download-running", running),
        download("download-waiting", waiting, company: longCompany), download("download-failed", failed),
        download("download-paused", paused), download("download-proved", proved),
        download("download-differing", differing),
        Sample("windows-full", windowsPage(windows), in: layout("时段", .downloads)),
        Sample("windows-empty", windowsPage([]), in: layout("时段", .downloads)),
    ]
}
