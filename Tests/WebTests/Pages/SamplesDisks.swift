@testable import Web

extension Samples {
    static let ukey = DiskCardsPage.Card(
        number: "661320500013", kind: "税务UKey · 主机", company: longCompany, taxNumber: "91320599MADEMA019N",
        agent: "出纳电脑", time: "今天 14:05 插入", state: Chip(text: "可用", tone: .good), sentence: "",
        warning: "证书12 天后到期（2026-12-04），请尽快到主管税务机关更新。", url: "/disks/661320500013", action: "查看")
    static let goldenDisk = DiskCardsPage.Card(
        number: "499330200021", kind: "金税盘 · 分机 1", company: hostile, taxNumber: "91330299MADEMA0276",
        agent: hostile, time: "11-21 09:30 取出", state: Chip(text: "已锁定", tone: .bad),
        sentence: "税盘已锁定，不能再输入密码。请携带税盘到主管税务机关解锁，再重新插入。", warning: "", url: "", action: "查看")

    static let twin = DiskCardsPage.Card(
        number: "661320500021", kind: "税控盘 · 主机", company: company, taxNumber: "91440399MADEMA019B",
        agent: "出纳电脑、仓库电脑", time: "有两个在插槽中", state: Chip(text: "编号重复", tone: .bad),
        sentence: "有两个税盘的编号相同，两个都不使用。请取出其中一个。", warning: "", url: "/disks/661320500021", action: "查看")

    static let diskCards = DiskCardsPage(
        troubles: ["“出纳电脑”的插槽里有一个税盘读不出来（broken.json）。请取出后重新插入；若仍然出现，请更换税盘。"], inserted: [ukey],
        doubled: [twin], remembered: [goldenDisk],
        agents: [
            .init(
                name: "出纳电脑", state: Chip(text: "已连接", tone: .good), clock: "", paired: "王敏 于 11-21 09:30 配对",
                revocationURL: "/disks/agents/1/revocation"),
            .init(
                name: "仓库电脑", state: Chip(text: "时钟不准", tone: .bad),
                clock: "这台电脑的时间比控制台快 12 分钟，控制台不接受它的连接。请校准时间，之后自动连接。", paired: "王敏 于 11-21 09:30 配对",
                revocationURL: ""),
        ])
    static let noDiskCards = DiskCardsPage(troubles: [], inserted: [], doubled: [], remembered: [], agents: [])

    static func diskPage(isFailing: Bool = false, isLocked: Bool = false) -> DiskPage {
        DiskPage(
            company: company, number: "661320500013", eventsURL: "/disks/661320500013/events",
            status: DiskStatusPage(
                place: Chip(text: "已插入", tone: .good), state: Chip(text: "待保存密码", tone: .warn)),
            banners: isFailing ? [Banner(.bad, "证书密码错误，还可以尝试 4 次，之后税盘会被锁定。请核对密码，确认后再试。")] : [],
            facts: [Fact("企业名称", company), Fact("税盘编号", "661320500013", isMonospace: true)],
            entry: DiskEntryPage(
                forms: isLocked
                    ? []
                    : [
                        .init(
                            action: "/disks/661320500013", tries: isFailing ? "4" : "5",
                            fields: [
                                Field(name: "certificate", label: "证书密码", kind: .password, hint: "登录综合服务平台时由税盘核对。"),
                                Field(
                                    name: "platform", label: "税局平台密码", kind: .password, hint: "下载发票用不到。",
                                    isRequired: false),
                            ],
                            clearings: isFailing ? [.init(name: "clear-platform", label: "清除已保存的税局平台密码")] : [],
                            confirmation: isFailing ? "我已核对证书密码，确认再试一次（还可以尝试 4 次）" : "",
                            confirmationError: isFailing ? "请先勾选确认。密码再输错会减少剩余次数。" : "", isEnabled: !isFailing,
                            sentence: isFailing ? "请先插入税盘，再保存。" : "")
                    ]),
            removalURL: isFailing || isLocked ? "/disks/661320500013/removal" : "",
            downloadURL: "/downloads?enterprise=1&tab=disk-ticking")
    }

    static let disks: [Sample] = [
        Sample(
            "disks",
            DiskListPage(
                cards: diskCards,
                pairings: [
                    .init(
                        code: "7QK2-M9XA",
                        command: "steward disk-agent --console http://192.168.1.20:8080 --slot 税盘文件夹 --pair 7QK2-M9XA")
                ], mayAdminister: true), in: layout("税盘管理", .disks)),
        Sample(
            "disks-none", DiskListPage(cards: noDiskCards, pairings: [], mayAdminister: false),
            in: readerLayout("税盘管理", .disks)),
        Sample("disk-cards", diskCards, in: layout("税盘管理", .disks)),
        Sample("disk", diskPage(), in: layout("税盘 661320500013", .disks)),
        Sample("disk-failing", diskPage(isFailing: true), in: layout("税盘 661320500013", .disks)),
        Sample("disk-locked", diskPage(isLocked: true), in: layout("税盘 661320500013", .disks)),
    ]
}
