import Domain
import Foundation
import Store

extension DownloadsPage {
    init(
        _ entry: DownloadEntry, of company: Enterprise, _ pick: CompanyPick, accounts: [Account], disks: [StoredDisk],
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
            modeSentence: tab.lack(of: disks), banners: banners,
            forms: [
                Form(
                    entry, of: company.id,
                    DownloadParties.all(
                        on: tab, of: company.id, accounts: accounts, defaults: defaults, disks: disks,
                        chosen: entry.account), predictions, at: now)
            ],
            downloads: downloads.map { DownloadRowPage($0, company: company.name, at: now) })
    }
}

extension DownloadsPage.Form {
    fileprivate init(
        _ entry: DownloadEntry, of id: Enterprise.ID, _ parties: DownloadParties, _ predictions: [PredictionPage],
        at now: Date
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
            files: tab.mode == .disk
                ? []
                : FileFormat.allCases.map {
                    Choice($0.rawValue, $0.name, isSelected: entry.files.contains($0.rawValue))
                },
            accountLabel: parties.label, accounts: parties.choices, accountSentence: parties.sentence,
            accountURL: parties.url, predictions: predictions, isEnabled: parties.isEnabled)
    }
}
