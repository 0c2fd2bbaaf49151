@testable import Domain
@testable import Web

extension Samples {
    static let unsetCard = ScheduleCard(
        state: Chip(text: "未设置", tone: .idle), facts: [], banners: [], downloads: [],
        settingURL: "/enterprises/1/schedule", runURL: "", changesURL: "/changes?enterprise=1")
    static let syncedCard = card(banners: [])
    static let stoppedCard = card(banners: [
        Banner(
            .warn, Set<SyncObstacle>([.noReceiveAccount]).sentence, actionText: "设置默认账号",
            actionURL: "/enterprises/1/accounts#defaults")
    ])

    private static func card(banners: [Banner]) -> ScheduleCard {
        ScheduleCard(
            state: Chip(text: "已开启", tone: .good),
            facts: [
                Fact("每天", "02:00，开具发票、取得发票，往前 10 天，XML、OFD、PDF"), Fact("下次同步", "11-23 02:00"),
                Fact("上次同步", "今天 02:00"), Fact("每日摘要", "推送给绑定微信的人"),
            ], banners: banners,
            downloads: [
                .init(text: "开具发票 2026-11-12 至 2026-11-22", url: "/downloads/7", state: Chip(Download.Standing.proved)),
                .init(
                    text: "取得发票 2026-11-12 至 2026-11-22", url: "/downloads/8", state: Chip(Download.Standing.waiting)),
            ], settingURL: "/enterprises/1/schedule", runURL: "/enterprises/1/schedule/run",
            changesURL: "/changes?enterprise=1")
    }

    static func schedule(
        _ company: String, _ card: ScheduleCard, _ entry: ScheduleEntry, banners: [Banner] = [],
        spreads: [SchedulePage.Spread] = []
    ) -> SchedulePage {
        SchedulePage(
            company: company, companyURL: "/enterprises/1", url: "/enterprises/1/schedule", card: card,
            banners: banners, version: "3", isOn: entry.isOn, time: entry.time, timeError: entry.timeError,
            directions: Direction.allCases.map {
                Choice($0.rawValue, $0.name, isSelected: entry.directions.contains($0.rawValue))
            }, directionsError: entry.directionsError, lookBack: entry.lookBack, lookBackError: entry.lookBackError,
            files: FileFormat.allCases.map {
                Choice($0.rawValue, $0.name, isSelected: entry.files.contains($0.rawValue))
            }, hasDigest: entry.hasDigest, digestHint: "每天 9:00 推送一条。", spreads: spreads)
    }

    static let setSchedule = schedule(
        company, syncedCard, ScheduleEntry(nil),
        spreads: [
            .init(text: "应用到尚未设置的 12 家企业", url: "/enterprises/1/schedule/application?to=unset"),
            .init(text: "应用到我的全部企业（另外 1,999 家）", url: "/enterprises/1/schedule/application?to=all"),
        ])
    static let failingSchedule: SchedulePage = {
        var entry = ScheduleEntry(Fields(encoded: "time=25:00&look-back=91%22%3E&version=3"))
        _ = entry.schedule()
        return schedule(
            longCompany, stoppedCard, entry, banners: [Banner(.warn, "\(longName) 在 今天 14:05 修改了定时同步，您的没有保存。")])
    }()

    static let schedules: [Sample] = [
        Sample("schedule-set", setSchedule, in: layout("定时同步", .enterprises, notice: "定时同步已保存。")),
        Sample("schedule-unset", schedule(company, unsetCard, ScheduleEntry(nil)), in: layout("定时同步", .enterprises)),
        Sample("schedule-failing", failingSchedule, in: layout("定时同步", .enterprises)),
        Sample("schedule-hostile", schedule(hostile, syncedCard, ScheduleEntry(nil)), in: layout(hostile)),
        Sample(
            "schedule-spread",
            QuestionPage.spreading(
                .standard, to: 1_999, unsetOnly: false, url: "/enterprises/1/schedule", isAgain: true),
            in: layout("应用", .enterprises)),
    ]

    static func changesPage(
        _ rows: [ChangesPage.Row], kind: Change.Kind? = nil, rangeError: String = "", isPaged: Bool = false,
        isSynced: Bool = true
    ) -> ChangesPage {
        ChangesPage(
            pick: pick(companyChoices), kind: kind?.rawValue ?? "", from: "2026-11-16", to: "2026-11-22",
            rangeError: rangeError, presets: presets,
            tabs: [.init(text: "全部", count: "", url: "/changes", isCurrent: kind == nil, isZero: rows.isEmpty)]
                + Change.Kind.allCases.map {
                    .init(
                        text: $0.name, count: rows.isEmpty ? "0" : "9,999+", url: "/changes?kind=\($0.rawValue)",
                        isCurrent: kind == $0, isZero: rows.isEmpty)
                }, rows: rows, countText: "本页 \(rows.count) 条", firstURL: isPaged ? "/changes" : "",
            nextURL: isPaged ? "/changes?after=1-added-2" : "",
            companies: rows.isEmpty
                ? []
                : [
                    .init(name: company, counts: "新增 12，红冲 1", url: "/changes?enterprise=1", isCurrent: true),
                    .init(name: longCompany, counts: "变更 3", url: "/changes?enterprise=2", isCurrent: false),
                ], moreCompanies: rows.isEmpty ? "" : "另有 12 家", scheduleURL: "/enterprises/1/schedule",
            isSynced: isSynced)
    }

    static let changeRows: [ChangesPage.Row] = [
        change(.added), change(.changed, "抵扣状态", "未勾选", "已勾选"), change(.reversed, "发票状态", "正常", "已红冲-全额", isRed: true),
        change(.changed, "备注", hostile, String(repeating: "很长的备注，", count: 40)),
    ]

    private static func change(
        _ kind: Change.Kind, _ fact: String = "", _ before: String = "", _ after: String = "", isRed: Bool = false
    ) -> ChangesPage.Row {
        .init(
            seen: "今天 02:03", kind: Chip(kind), number: "26442000000000123456", url: "/invoices/26442000000000123456",
            direction: "取得发票", party: longCompany, total: isRed ? "-¥1,130.00" : "¥1,395,061.72", fact: fact,
            before: before, after: after, isRed: isRed)
    }

    static let fullChanges = changesPage(changeRows, isPaged: true)

    static let changes: [Sample] = [
        Sample("changes-full", fullChanges, in: layout("变更", .invoices)),
        Sample("changes-reversed", changesPage([changeRows[2]], kind: .reversed), in: readerLayout("变更", .invoices)),
        Sample("changes-empty", changesPage([]), in: layout("变更", .invoices)),
        Sample("changes-not-synced", changesPage([], isSynced: false), in: layout("变更", .invoices)),
        Sample(
            "changes-failing", changesPage([], rangeError: "结束日期 2026-09-30 早于开始日期 2026-10-01，请调整。"),
            in: layout("变更", .invoices)),
    ]
}
