import Domain
import Foundation
import Store

extension DownloadsPage {
    init(
        _ entry: DownloadEntry, of company: Enterprise, _ pick: CompanyPick, accounts: [Account],
        defaults: DefaultAccounts, predictions: [PredictionPage], downloads: [DownloadRow], banners: [Banner],
        at now: Date
    ) {
        let tab = entry.tab
        self.init(
            pick: pick,
            chosen: entry.parameters(on: tab),
            modes: DownloadTab.Mode.allCases.map { mode in
                Tab(
                    text: mode.name, url: entry.address(of: company.id, on: tab.on(mode)), isCurrent: mode == tab.mode)
            },
            tabs: DownloadTab.allCases.filter { $0.mode == tab.mode }.map { other in
                Tab(text: other.name, url: entry.address(of: company.id, on: other), isCurrent: other == tab)
            },
            modeSentence: tab.mode == .disk ? DownloadTab.diskSentence : "", banners: banners,
            forms: [Form(entry, of: company.id, accounts, defaults, predictions, at: now)],
            downloads: downloads.map { DownloadRowPage($0, company: company.name, at: now) })
    }
}

extension DownloadsPage.Form {
    fileprivate init(
        _ entry: DownloadEntry, of id: Enterprise.ID, _ accounts: [Account], _ defaults: DefaultAccounts,
        _ predictions: [PredictionPage], at now: Date
    ) {
        let tab = entry.tab
        let kindCount = tab.kinds.count { entry.kinds.contains($0.rawValue) }
        self.init(
            enterprise: id.description, tab: tab.rawValue,
            directions: tab.directions.count == 1
                ? []
                : tab.directions.map { Choice($0.rawValue, $0.name, isSelected: entry.direction == $0.rawValue) },
            directionError: entry.directionError,
            deductions: tab.isTicking
                ? DeductionStatus.allCases.map {
                    Choice($0.rawValue, $0.name, isSelected: entry.deductions.contains($0.rawValue))
                } : [], from: entry.from, to: entry.to, rangeError: entry.rangeError,
            presets: Presets.pages(Day(at: now), from: entry.from, to: entry.to) { days in
                entry.address(of: id, days: days)
            },
            kinds: tab.kinds.map { Choice($0.rawValue, $0.name, isSelected: entry.kinds.contains($0.rawValue)) },
            kindsSummary: kindCount == 0 ? "全部票种" : "已选 \(kindCount) 种",
            statuses: InvoiceStatus.allCases.map {
                Choice($0.rawValue, $0.name, isSelected: entry.statuses.contains($0.rawValue))
            },
            files: FileFormat.allCases.map {
                Choice($0.rawValue, $0.name, isSelected: entry.files.contains($0.rawValue))
            },
            accounts: Self.accounts(accounts, chosen: entry.account),
            accountSentence: Self.sentence(accounts, defaults, on: tab),
            accountURL: tab.directions.contains { defaults[$0] == nil } ? "/enterprises/\(id)/accounts" : "",
            predictions: predictions, isEnabled: tab.mode == .digital)
    }

    private static func accounts(_ accounts: [Account], chosen: String) -> [Choice] {
        [Choice("", "默认账号", isSelected: chosen.isEmpty)]
            + accounts.map { account in
                Choice(
                    account.id.description, "\(account.label)（\(account.rights.name)）",
                    isSelected: chosen == account.id.description, isDisabled: account.rights == [], reason: "")
            }
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
