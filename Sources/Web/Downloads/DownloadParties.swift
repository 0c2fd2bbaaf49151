import Domain
import Store

/// By whom can be downloaded on a tab: the company's accounts, or in 税控模式 its disks.
struct DownloadParties {
    /// `账号`, `税盘`.
    let label: String
    let choices: [Choice]
    /// Who downloads where nobody is chosen.
    let sentence: String
    /// Where that is changed; else empty.
    let url: String
    let isEnabled: Bool

    static func all(
        on tab: DownloadTab, of id: Enterprise.ID, accounts: [Account], defaults: DefaultAccounts, disks: [StoredDisk],
        chosen: String
    ) -> DownloadParties {
        guard tab.mode == .digital else { return Self.disks(disks, chosen: chosen) }
        let choices =
            [Choice("", "默认账号", isSelected: chosen.isEmpty)]
            + accounts.map { account in
                Choice(
                    account.id.description, "\(account.label)（\(account.rights.name)）",
                    isSelected: chosen == account.id.description, isDisabled: account.rights == [], reason: "")
            }
        return DownloadParties(
            label: "账号", choices: choices, sentence: sentence(accounts, defaults, on: tab),
            url: tab.directions.contains { defaults[$0] == nil } ? "/enterprises/\(id)/accounts" : "", isEnabled: true)
    }

    private static func disks(_ disks: [StoredDisk], chosen: String) -> DownloadParties {
        let choices =
            [Choice("", disks.isEmpty ? "没有税盘" : "已插入的税盘", isSelected: chosen.isEmpty)]
            + disks.map { disk in
                let id = disk.account?.description ?? ""
                return Choice(
                    id, "\(disk.facts.kind.name) \(disk.facts.number)（\(disk.isInserted ? "已插入" : "未插入")）",
                    isSelected: chosen == id)
            }
        let isIn = disks.contains(where: \.isInserted)
        return DownloadParties(
            label: "税盘", choices: choices,
            sentence: disks.isEmpty ? "" : isIn ? "使用已插入的税盘登录综合服务平台。" : "税盘没有插入。可以先发起，插入税盘后自动开始。",
            url: isIn ? "" : "/disks", isEnabled: !disks.isEmpty)
    }

    private static func sentence(_ accounts: [Account], _ defaults: DefaultAccounts, on tab: DownloadTab) -> String {
        if accounts.isEmpty { return "这家企业还没有电子税局账号。" }
        if tab.isTicking { return "默认收票账号 \(accounts.name(of: defaults.receive))" }
        if defaults.issue == defaults.receive, defaults.issue != nil {
            return "使用默认账号 \(accounts.name(of: defaults.issue))（开票、收票）"
        }
        return "默认开票账号 \(accounts.name(of: defaults.issue))，默认收票账号 \(accounts.name(of: defaults.receive))"
    }
}

extension DownloadTab {
    /// What 税控模式 needs and this company lacks; empty where nothing.
    func lack(of disks: [StoredDisk]) -> String {
        mode == .disk && disks.isEmpty ? "这家企业还没有可用的税盘。请插入税盘，并在税盘管理中保存证书密码。" : ""
    }
}
