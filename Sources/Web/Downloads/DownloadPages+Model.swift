import Domain
import Foundation
import Store

extension DownloadsPage {
    init(
        _ entry: DownloadEntry, of company: Enterprise, _ pick: CompanyPick, accounts: [Account],
        defaults: DefaultAccounts, downloads: [DownloadRow], banners: [Banner], at now: Date
    ) {
        self.init(
            pick: pick, diskModeReason: "本版本支持数电模式", banners: banners,
            forms: [Form(entry, of: company.id, accounts, defaults, at: now)],
            downloads: downloads.map { DownloadRowPage($0, company: company.name, at: now) })
    }
}

extension DownloadsPage.Form {
    fileprivate init(
        _ entry: DownloadEntry, of id: Enterprise.ID, _ accounts: [Account], _ defaults: DefaultAccounts, at now: Date
    ) {
        let kindCount = InvoiceKind.allCases.count { entry.kinds.contains($0.rawValue) }
        self.init(
            enterprise: id.description,
            directions: Direction.allCases.map {
                Choice($0.rawValue, $0.name, isSelected: entry.direction == $0.rawValue)
            },
            directionError: entry.directionError, from: entry.from, to: entry.to, rangeError: entry.rangeError,
            presets: Presets.pages(Day(at: now)) { days in
                "/downloads?enterprise=\(id)&direction=\(entry.direction)&from=\(days.first)&to=\(days.last)"
            },
            kinds: InvoiceKind.allCases.map {
                Choice($0.rawValue, $0.name, isSelected: entry.kinds.contains($0.rawValue))
            },
            kindsSummary: kindCount == 0 ? "全部票种" : "已选 \(kindCount) 种", kindsError: "",
            statuses: InvoiceStatus.allCases.map {
                Choice($0.rawValue, $0.name, isSelected: entry.statuses.contains($0.rawValue))
            }, statusesError: "", accounts: Self.accounts(accounts, chosen: entry.account),
            accountSentence: Self.sentence(accounts, defaults),
            accountURL: defaults.issue == nil || defaults.receive == nil ? "/enterprises/\(id)/accounts" : "",
            prediction: "", isEnabled: true)
    }

    private static func accounts(_ accounts: [Account], chosen: String) -> [Choice] {
        [Choice("", "默认账号", isSelected: chosen.isEmpty)]
            + accounts.map { account in
                Choice(
                    account.id.description, "\(account.label)（\(account.rights.name)）",
                    isSelected: chosen == account.id.description, isDisabled: account.rights == [], reason: "")
            }
    }

    private static func sentence(_ accounts: [Account], _ defaults: DefaultAccounts) -> String {
        if accounts.isEmpty { return "这家企业还没有电子税局账号。" }
        if defaults.issue == defaults.receive, defaults.issue != nil {
            return "使用默认账号 \(accounts.name(of: defaults.issue))（开票、收票）"
        }
        return "默认开票账号 \(accounts.name(of: defaults.issue))，默认收票账号 \(accounts.name(of: defaults.receive))"
    }
}

extension DownloadPage {
    init(_ view: DownloadView) {
        let query = view.row.query
        self.init(
            company: view.company, companyURL: "/enterprises/\(view.row.enterprise)",
            title: "\(query.direction.name) \(query.days.words)",
            facts: [
                Fact("发票类型、状态", query.filterWords(orAll: true)),
                Fact("账号", "\(view.account)（\(view.row.choice == .standard ? "默认账号" : "指定账号")）"),
                Fact("开始时间", Moments.short(view.row.requestedAt, at: view.now)),
            ],
            downloadsURL: "/downloads?enterprise=\(view.row.enterprise)", progress: DownloadProgressPage(view))
    }
}
