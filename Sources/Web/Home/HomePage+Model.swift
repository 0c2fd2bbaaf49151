import Domain
import Foundation
import Store

extension HomePage {
    /// What needs a person, the worst first.
    static func tasks(_ downloads: [DownloadRow], _ companies: [EnterpriseSummary]) -> [Task] {
        let names = Dictionary(uniqueKeysWithValues: companies.map { ($0.enterprise.id, $0.enterprise.name) })
        var tasks: [Task] = []
        for company in companies {
            for account in company.accounts where account.state != .usable {
                let id = company.enterprise.id
                tasks.append(
                    Task(
                        tone: account.state == .verificationRequired ? .warn : .bad,
                        sentence: "\(company.enterprise.name)的账号 \(account.maskedLoginName) \(account.state.name)",
                        buttonText: "重新登录", url: "/enterprises/\(id)/accounts/\(account.id)/login", operates: true))
            }
        }
        var seen: Set<Enterprise.ID> = []
        for download in downloads where seen.insert(download.enterprise).inserted {
            guard download.state == .failed || download.state == .differing else { continue }
            tasks.append(
                Task(
                    tone: .bad, sentence: "\(names[download.enterprise] ?? "")的下载\(download.state.name)",
                    buttonText: "查看", url: "/downloads/\(download.id)", operates: false))
        }
        return tasks
    }

    /// 添加账号 → 设默认 → 下载; none when all is done.
    static func steps(_ companies: [EnterpriseSummary], hasDefaults: Bool, hasDownloads: Bool) -> [Step] {
        let hasAccounts = companies.contains { !$0.accounts.isEmpty }
        guard !(hasAccounts && hasDefaults && hasDownloads) else { return [] }
        let first = companies.first { !$0.accounts.isEmpty } ?? companies.first
        let base = first.map { "/enterprises/\($0.enterprise.id)" } ?? "/enterprises"
        let download = first.map { "/downloads?enterprise=\($0.enterprise.id)" } ?? "/downloads"
        return [
            Step(
                number: 1, title: "添加账号", sentence: "添加企业在电子税务局的账号，由税局验证。", isDone: hasAccounts,
                isNext: !hasAccounts, buttonText: companies.count > 1 ? "选择企业" : "新增账号",
                url: companies.count > 1 ? "/enterprises" : "\(base)/accounts/new"),
            Step(
                number: 2, title: "设默认", sentence: "选好下载开具发票和取得发票时使用的账号。", isDone: hasDefaults,
                isNext: hasAccounts && !hasDefaults, buttonText: "设置默认账号", url: "\(base)/accounts#defaults"),
            Step(
                number: 3, title: "下载", sentence: "选择开票日期，把发票下载回来并与税局核对。", isDone: hasDownloads,
                isNext: hasAccounts && hasDefaults, buttonText: "发票下载", url: download),
        ]
    }
}

extension HomePage.Company {
    init(_ summary: EnterpriseSummary, last: DownloadRow?, at now: Date) {
        let enterprise = summary.enterprise
        self.init(
            name: enterprise.name, url: "/enterprises/\(enterprise.id)", taxNumber: enterprise.taxNumber.description,
            area: enterprise.area.name, state: Chip(accounts: summary.accounts),
            invoices: summary.invoiceCount.grouped,
            lastDownload: last.map { Moments.short($0.requestedAt, at: now) } ?? "—",
            lastStates: last.map { [Chip($0.state)] } ?? [], downloadURL: "/downloads?enterprise=\(enterprise.id)")
    }
}
