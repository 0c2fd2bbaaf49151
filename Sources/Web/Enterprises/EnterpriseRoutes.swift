import Domain
import Foundation
import Hummingbird
import Store

/// 企业信息配置.
struct EnterpriseRoutes: Sendable {
    let console: Console

    @Sendable func index(_ request: Request, context: BoundContext) async throws -> Response {
        let search = Fields(of: request)["q"]
        let companies = try await console.store.enterprises(in: context.enterprises, search: search)
        let page = EnterpriseListPage(
            query: search, isFiltered: !search.isEmpty, countText: "\(companies.count.grouped) 家企业",
            rows: companies.map(EnterpriseListPage.Row.init))
        return .html(try console.frame.render(page, title: "企业信息配置", room: .enterprises, for: context.viewer))
    }

    @Sendable func show(_ request: Request, context: BoundContext) async throws -> Response {
        let now = console.now()
        let enterprise = try await console.enterprise(in: context)
        let accounts = try await console.store.accounts(of: enterprise.id)
        let defaults = try await console.store.defaultAccounts(of: enterprise.id)
        let downloads = try await console.store.downloads(of: [enterprise.id], limit: 5)
        let page = EnterpriseDetailPage(
            name: enterprise.name, taxNumber: enterprise.taxNumber.description, area: enterprise.area.name,
            state: Chip(accounts: accounts),
            facts: [
                Fact("企业名称", enterprise.name),
                Fact("税号", enterprise.taxNumber.description, isMonospace: true),
                Fact("主管税局", "\(enterprise.area.name)税务局"),
            ],
            accounts: accounts.map(EnterpriseDetailPage.AccountLine.init),
            accountsURL: "/enterprises/\(enterprise.id)/accounts", defaultIssue: accounts.name(of: defaults.issue),
            defaultReceive: accounts.name(of: defaults.receive),
            downloads: downloads.map { DownloadRowPage($0, company: enterprise.name, at: now) },
            downloadURL: "/downloads?enterprise=\(enterprise.id)", invoicesURL: "/invoices?enterprise=\(enterprise.id)")
        return .html(try console.frame.render(page, title: enterprise.name, room: .enterprises, for: context.viewer))
    }
}

extension Console {
    /// The company in the path, if it is one of the person's.
    func enterprise(in context: some InsiderContext) async throws -> Enterprise {
        let id = try context.id("id", of: Enterprise.self)
        guard context.enterprises.contains(id), let enterprise = try await store.enterprise(id) else {
            throw NotFound()
        }
        return enterprise
    }
}

extension EnterpriseListPage.Row {
    init(_ summary: EnterpriseSummary) {
        let enterprise = summary.enterprise
        self.init(
            name: enterprise.name, url: "/enterprises/\(enterprise.id)", taxNumber: enterprise.taxNumber.description,
            area: enterprise.area.name, state: Chip(accounts: summary.accounts),
            accountsURL: "/enterprises/\(enterprise.id)/accounts",
            downloadURL: "/downloads?enterprise=\(enterprise.id)")
    }
}

extension EnterpriseDetailPage.AccountLine {
    init(_ account: Account) {
        self.init(
            account: account.maskedLoginName, person: account.person, role: account.role, rights: account.rights.name,
            state: Chip(account.state))
    }
}

extension [Account] {
    /// `王敏 138****0001`, or 未设置.
    func name(of id: Account.ID?) -> String {
        first { $0.id == id }.map { "\($0.person) \($0.maskedLoginName)" } ?? "未设置"
    }
}
