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

    static let diskCards = DiskCardsPage(
        troubles: ["“出纳电脑”的插槽里有一个税盘读不出来（broken.json）。请取出后重新插入；若仍然出现，请更换税盘。"], inserted: [ukey],
        remembered: [goldenDisk],
        agents: [
            .init(
                name: "出纳电脑", state: Chip(text: "已连接", tone: .good), paired: "王敏 于 11-21 09:30 配对",
                revocationURL: "/disks/agents/1/revocation")
        ])
    static let noDiskCards = DiskCardsPage(troubles: [], inserted: [], remembered: [], agents: [])

    static func diskPage(isFailing: Bool = false, isLocked: Bool = false) -> DiskPage {
        DiskPage(
            company: company, number: "661320500013", place: Chip(text: "已插入", tone: .good),
            state: Chip(text: "待保存密码", tone: .warn),
            banners: isFailing ? [Banner(.bad, "证书密码错误，还可以尝试 4 次，之后税盘会被锁定。请核对密码，确认后再试。")] : [],
            facts: [Fact("企业名称", company), Fact("税盘编号", "661320500013", isMonospace: true)],
            forms: isLocked
                ? []
                : [
                    .init(
                        action: "/disks/661320500013", tries: isFailing ? "4" : "5",
                        fields: [
                            Field(name: "certificate", label: "证书密码", kind: .password, hint: "登录综合服务平台时由税盘核对。"),
                            Field(
                                name: "platform", label: "税局平台密码", kind: .password, hint: "下载发票用不到。", isRequired: false),
                        ], confirmation: isFailing ? "我已核对证书密码，确认再试一次（还可以尝试 4 次）" : "",
                        confirmationError: isFailing ? "请先勾选确认。密码再输错会减少剩余次数。" : "", isEnabled: !isFailing,
                        sentence: isFailing ? "请先插入税盘，再保存。" : "")
                ], downloadURL: "/downloads?enterprise=1&tab=disk-ticking")
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
