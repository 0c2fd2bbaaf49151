@testable import Web

extension Samples {
    static let defaultLines: [[EnterpriseListPage.DefaultLine]] = [
        [.init(text: "开票、收票 王敏", isLost: false)],
        [.init(text: "开票 陈思远", isLost: false), .init(text: "收票 已失效", isLost: true)],
        [.init(text: "未设置", isLost: false)],
    ]
    private static let companies: [(name: String, taxNumber: String, area: String, state: Chip, accounts: String)] = [
        (company, "91440399MADEMA019B", "深圳", usable, "3 个账号，1 个需验证"),
        ("上海云栈供应链管理有限公司", "91310199MADEMA019X", "上海", Chip(text: "需验证", tone: .warn), "1 个账号"),
        (longCompany, "91320599MADEMA019N", "江苏", Chip(text: "未配置", tone: .idle), ""),
    ]
    static let enterpriseRows: [EnterpriseListPage.Row] = companies.enumerated().map { index, company in
        EnterpriseListPage.Row(
            name: company.name, url: "/enterprises/\(index + 1)", taxNumber: company.taxNumber, area: company.area,
            state: company.state, accounts: company.accounts, defaults: defaultLines[index],
            proved: ["2026-10", "2026-09 取得", "—"][index], trouble: index == 1 ? "最近下载有差异" : "",
            troubleURL: index == 1 ? "/downloads/11" : "", accountsURL: "/enterprises/\(index + 1)/accounts",
            downloadURL: "/downloads?enterprise=\(index + 1)")
    }
    /// As many as one page holds.
    static let pageOfRows = (0..<50).map { enterpriseRows[$0 % 3] }

    static func list(
        _ rows: [EnterpriseListPage.Row], query: String = "", state: String = "", isFiltered: Bool = false,
        total: String = "3", previousURL: String = "", nextURL: String = ""
    ) -> EnterpriseListPage {
        EnterpriseListPage(
            query: query,
            areas: [
                Choice("", "全部地区", isSelected: !isFiltered), Choice("310000", "上海"),
                Choice("440300", "深圳", isSelected: isFiltered),
            ], state: state,
            tabs: [
                .init(text: "全部", count: total, url: "/enterprises", isCurrent: state.isEmpty, isZero: rows.isEmpty),
                .init(text: "需处理", count: "2", url: "/enterprises?state=attention", isCurrent: false, isZero: false),
                .init(
                    text: "需验证", count: "1", url: "/enterprises?state=verification-required",
                    isCurrent: !state.isEmpty, isZero: false),
                .init(text: "已锁定", count: "0", url: "/enterprises?state=locked", isCurrent: false, isZero: true),
            ],
            chips: isFiltered
                ? [
                    .init(text: "包含“\(query)”", removalURL: "/enterprises?area=440300"),
                    .init(text: "地区：深圳", removalURL: "/enterprises"),
                ] : [], isFiltered: isFiltered, rows: rows, countText: "本页 \(rows.count) 家，共 \(total) 家",
            previousURL: previousURL, nextURL: nextURL)
    }

    static let lost = Banner(
        .warn, "默认收票账号 李佳怡 138****0003 已失去收票权限，请重新设置默认账号。", actionText: "设置默认账号",
        actionURL: "/enterprises/1/accounts#defaults")

    static func detail(_ name: String, banners: [Banner] = [], isEmpty: Bool = false) -> EnterpriseDetailPage {
        EnterpriseDetailPage(
            name: name, taxNumber: "91440399MADEMA019B", area: "深圳",
            state: isEmpty ? Chip(text: "未配置", tone: .idle) : usable, banners: banners,
            facts: [
                Fact("企业名称", name), Fact("税号", "91440399MADEMA019B", isMonospace: true), Fact("主管税局", "深圳税务局"),
                Fact("已核对至", isEmpty ? "—" : "2026-10"),
            ],
            accounts: isEmpty
                ? []
                : accountRows.map {
                    .init(account: $0.account, person: $0.person, role: $0.role, rights: $0.rights, state: $0.state)
                },
            accountsURL: "/enterprises/1/accounts",
            defaults: [
                Fact("默认开票账号", isEmpty ? "未设置" : "陈思远 138****0002"),
                Fact("默认收票账号", isEmpty || !banners.isEmpty ? "未设置" : "王敏 138****0001"),
            ], schedule: isEmpty ? unsetCard : banners.isEmpty ? syncedCard : stoppedCard,
            disks: isEmpty
                ? []
                : [
                    .init(
                        name: "税务UKey 661320500013", url: "/disks/661320500013", place: Chip(isInserted: true),
                        state: usable)
                ],
            downloads: isEmpty ? [] : [runningRow, provedRow, differingRow],
            downloadURL: "/downloads?enterprise=1", invoicesURL: "/invoices?enterprise=1")
    }

    static let enterprises: [Sample] = [
        Sample("enterprises-full", list(enterpriseRows), in: layout("企业信息配置", .enterprises)),
        Sample(
            "enterprises-many",
            list(
                pageOfRows, total: "2,000", previousURL: "/enterprises?before=51", nextURL: "/enterprises?after=100"),
            in: layout("企业信息配置", .enterprises)),
        Sample(
            "enterprises-filtered",
            list([enterpriseRows[0]], query: "星河", state: "verification-required", isFiltered: true, total: "1"),
            in: readerLayout("企业信息配置", .enterprises)),
        Sample(
            "enterprises-none-found", list([], query: hostile, isFiltered: true, total: "0"),
            in: layout("企业信息配置", .enterprises)),
        Sample("enterprises-empty", list([], total: "0"), in: layout("企业信息配置", .enterprises)),
        Sample("enterprise-full", detail(company), in: layout(company, .enterprises)),
        Sample("enterprise-lost", detail(company, banners: [lost]), in: layout(company, .enterprises)),
        Sample("enterprise-empty", detail(longCompany, isEmpty: true), in: layout(longCompany, .enterprises)),
        Sample("enterprise-hostile", detail(hostile), in: layout(hostile, .enterprises, notice: hostile)),
    ]
}
