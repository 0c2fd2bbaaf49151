import Domain
import Foundation
import Store

extension EnterpriseDetailPage {
    init(
        _ enterprise: Enterprise, accounts: [Account], defaults: DefaultAccounts, losses: [DefaultLoss],
        proved: ProvedMonth?, schedule: ScheduleCard, disks: [StoredDisk], downloads: [DownloadRow], mayOperate: Bool,
        at now: Date
    ) {
        let accountsURL = "/enterprises/\(enterprise.id)/accounts"
        self.init(
            name: enterprise.name, taxNumber: enterprise.taxNumber.description, area: enterprise.area.name,
            state: Chip(AccountStanding(of: accounts)),
            banners: losses.isEmpty ? [] : [Self.loss(losses, accounts, accountsURL, mayOperate: mayOperate)],
            facts: [
                Fact("企业名称", enterprise.name),
                Fact("税号", enterprise.taxNumber.description, isMonospace: true),
                Fact("主管税局", "\(enterprise.area.name)税务局"), Fact("已核对至", proved?.words ?? "—"),
            ],
            accounts: accounts.map(AccountLine.init), accountsURL: accountsURL,
            defaults: [
                Fact("默认开票账号", accounts.name(of: defaults.issue)),
                Fact("默认收票账号", accounts.name(of: defaults.receive)),
            ], schedule: schedule,
            disks: disks.map { Disk($0, today: Day(at: now)) },
            downloads: downloads.map { DownloadRowPage($0, company: enterprise.name, at: now) },
            downloadURL: "/downloads?enterprise=\(enterprise.id)", invoicesURL: "/invoices?enterprise=\(enterprise.id)")
    }
}

extension EnterpriseDetailPage {
    private static func loss(
        _ losses: [DefaultLoss], _ accounts: [Account], _ url: String, mayOperate: Bool
    ) -> Banner {
        let hasAccounts = !accounts.isEmpty
        return Banner(
            .warn, losses.sentence(hasAccounts: hasAccounts),
            actionText: mayOperate ? (hasAccounts ? "设置默认账号" : "新增账号") : "",
            actionURL: hasAccounts ? "\(url)#defaults" : "\(url)/new")
    }
}

extension EnterpriseDetailPage.Disk {
    fileprivate init(_ disk: StoredDisk, today: Day) {
        self.init(
            name: "\(disk.facts.kind.name) \(disk.facts.number)", url: "/disks/\(disk.facts.number)",
            place: Chip(isInserted: disk.isInserted), state: DiskStanding(disk, isDoubled: false, today: today).chip)
    }
}

extension EnterpriseDetailPage.AccountLine {
    fileprivate init(_ account: Account) {
        self.init(
            account: account.maskedLoginName, person: account.person, role: account.role, rights: account.rights.name,
            state: Chip(account))
    }
}

extension [Account] {
    /// `王敏 138****0001`, or 未设置.
    func name(of id: Account.ID?) -> String { first { $0.id == id }?.label ?? "未设置" }
}
