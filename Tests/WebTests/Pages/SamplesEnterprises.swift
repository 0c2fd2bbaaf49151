@testable import Web

extension Samples {
    static let enterpriseRows: [EnterpriseListPage.Row] = companies.enumerated().map { index, company in
        .init(
            name: company.name, url: company.url, taxNumber: company.taxNumber, area: company.area,
            state: company.state, accountsURL: "/enterprises/\(index + 1)/accounts", downloadURL: company.downloadURL)
    }

    static func detail(_ name: String, isEmpty: Bool = false) -> EnterpriseDetailPage {
        EnterpriseDetailPage(
            name: name, taxNumber: "91440399MADEMA019B", area: "深圳",
            state: isEmpty ? Chip(text: "未添加账号", tone: .idle) : usable,
            facts: [
                Fact("企业名称", name), Fact("税号", "91440399MADEMA019B", isMonospace: true), Fact("所属税局", "深圳市税务局"),
                Fact("激活时间", "2026-10-03"),
            ],
            accounts: isEmpty
                ? []
                : accountRows.map {
                    .init(account: $0.account, person: $0.person, role: $0.role, rights: $0.rights, state: $0.state)
                },
            accountsURL: "/enterprises/1/accounts", defaultIssue: isEmpty ? "未设置" : "陈思远 138****0002",
            defaultReceive: isEmpty ? "未设置" : "王敏 138****0001",
            downloads: isEmpty ? [] : [runningRow, provedRow, differingRow], downloadURL: "/downloads?enterprise=1",
            invoicesURL: "/invoices?enterprise=1")
    }

    static let enterprises: [Sample] = [
        Sample(
            "enterprises-full",
            EnterpriseListPage(query: "", isFiltered: false, countText: "3 家企业", rows: enterpriseRows),
            in: layout("企业信息配置", .enterprises)),
        Sample(
            "enterprises-none-found",
            EnterpriseListPage(query: hostile, isFiltered: true, countText: "0 家企业", rows: []),
            in: layout("企业信息配置", .enterprises)),
        Sample(
            "enterprises-empty",
            EnterpriseListPage(query: "", isFiltered: false, countText: "0 家企业", rows: []),
            in: layout("企业信息配置", .enterprises)),
        Sample("enterprise-full", detail(company), in: layout(company, .enterprises)),
        Sample("enterprise-empty", detail(longCompany, isEmpty: true), in: layout(longCompany, .enterprises)),
        Sample("enterprise-hostile", detail(hostile), in: layout(hostile, .enterprises, notice: hostile)),
    ]
}
