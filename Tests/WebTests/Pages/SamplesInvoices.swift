@testable import Domain
@testable import Web

extension Samples {
    static let invoiceRows: [InvoiceListPage.Row] = (0..<12).map { index in
        .init(
            number: index == 4 ? "044001900111 12345678" : "264420000000001234\(56 + index)", url: "/invoices/\(index)",
            date: "2026-10-\(31 - index)", kind: kinds[[11, 12, 15, 10][index % 4]].label,
            party: index == 2 ? longCompany : "广州明珠电子元件有限公司", amount: index == 5 ? "-¥1,000.00" : "¥1,234,567.89",
            tax: index == 5 ? "-¥130.00" : "¥160,493.83", total: index == 5 ? "-¥1,130.00" : "¥1,395,061.72",
            status: index == 5
                ? Chip(text: "已红冲-部分", tone: .warn)
                : index == 7 ? Chip(text: "已作废", tone: .idle) : Chip(text: "正常", tone: .good),
            isRed: index == 5)
    }

    static func filter(isFailing: Bool = false, _ chosen: CompanyPick? = nil) -> InvoiceListPage.Filter {
        .init(
            pick: chosen ?? pick(companyChoices), directions: [Choice("", "全部")] + directions,
            kinds: [Choice("", "全部票种")] + kinds, statuses: [Choice("", "全部状态")] + statuses,
            deductions: [Choice("", "全部")] + DeductionStatus.allCases.map { Choice($0.rawValue, $0.name) },
            from: "2026-10-01",
            to: isFailing ? "2026-09-30" : "2026-10-31",
            rangeError: isFailing ? "开始日期 2026-10-01 晚于结束日期 2026-09-30。" : "", presets: presets,
            query: isFailing ? hostile : "")
    }

    static func invoiceList(
        _ filter: InvoiceListPage.Filter, chips: [String], isFiltered: Bool, rows: [InvoiceListPage.Row]
    ) -> InvoiceListPage {
        InvoiceListPage(
            filter: filter, chips: chips.map { .init(text: $0, removalURL: "/invoices?a=1&b=2") },
            isFiltered: isFiltered,
            rows: rows,
            totals: .init(
                count: "1,482", amount: "¥12,345,678.90", tax: "¥1,604,938.26", total: "¥13,950,617.16"),
            paging: .init(
                text: "第 1–100 张，共 1,482 张", previousURL: "", nextURL: rows.isEmpty ? "" : "/invoices?after=1"),
            exportURL: "/invoices.xlsx?enterprise=1", changesURL: "/changes?enterprise=1",
            filesURL: "/invoices.zip?enterprise=1", downloadURL: "/downloads")
    }

    static func invoice(isRed: Bool) -> InvoiceDetailPage {
        let line = InvoiceDetailPage.Line(
            name: "*电子元件*多层陶瓷电容器", specification: "0402 100nF", unit: "盘", quantity: "120",
            unitPrice: "88.4955752212389",
            amount: "¥10,619.47", taxRate: "13%", tax: "¥1,380.53")
        return InvoiceDetailPage(
            number: "26442000000000123456", kind: "数电票（增值税专用发票）",
            status: isRed ? Chip(text: "已红冲-全额", tone: .warn) : Chip(text: "正常", tone: .good), isRed: isRed,
            date: "2026-10-31 14:05:09", amount: isRed ? "-¥10,619.47" : "¥10,619.47",
            tax: isRed ? "-¥1,380.53" : "¥1,380.53", total: isRed ? "-¥12,000.00" : "¥12,000.00",
            parties: [
                .init(role: "销售方", name: "广州明珠电子元件有限公司", taxNumber: "91110199MADEMA019G"),
                .init(role: "购买方", name: isRed ? longCompany : company, taxNumber: "91440399MADEMA019B"),
            ],
            facts: isRed
                ? []
                : [
                    Fact("发票来源", "电子发票服务平台"), Fact("抵扣状态", "未勾选"), Fact("风险等级", "正常"), Fact("开票人", "陈思远"),
                    Fact("方向", "取得发票"), Fact("下载时间", "今天 14:05"),
                ],
            remark: isRed ? "被红冲蓝字数电发票号码：26442000000000123001" : "", lines: isRed ? [] : [line, line],
            banners: isRed ? [Banner(.bad, "暂时连接不上税局，请检查网络，稍后再试。")] : [],
            fetchURL: isRed ? "/invoices/1/files/xml" : "",
            files: isRed
                ? [] : [.init(label: "PDF", url: "/invoices/1/files/pdf"), .init(label: "XML", url: "/i/xml")],
            listURL: "/invoices?enterprise=1")
    }

    static let invoices: [Sample] = [
        Sample(
            "invoices-full",
            invoiceList(
                filter(), chips: [company, "取得发票", "2026-10-01 至 2026-10-31"], isFiltered: true, rows: invoiceRows),
            in: layout("发票库", .invoices)),
        Sample(
            "invoices-none-found",
            invoiceList(filter(isFailing: true), chips: ["号码或对方：\(hostile)"], isFiltered: true, rows: []),
            in: layout("发票库", .invoices)),
        Sample(
            "invoices-many",
            invoiceList(filter(isFailing: false, manyPick), chips: [], isFiltered: false, rows: invoiceRows),
            in: layout("发票库", .invoices)),
        Sample(
            "invoices-empty", invoiceList(filter(), chips: [], isFiltered: false, rows: []),
            in: layout("发票库", .invoices)),
        Sample("invoice-full", invoice(isRed: false), in: layout("发票", .invoices)),
        Sample("invoice-red", invoice(isRed: true), in: layout("发票", .invoices)),
    ]
}
