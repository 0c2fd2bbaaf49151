import Documents
import Domain
import Store

extension InvoiceDetailPage {
    init(_ found: FoundInvoice, lines: [InvoiceLine], error: String?) {
        let invoice = found.invoice
        let url = "/invoices/\(invoice.number.key)/files"
        self.init(
            number: invoice.number.key, kind: invoice.kind.name, status: Chip(invoice.status),
            isRed: !invoice.isPositive, date: China.timestamp(invoice.issuedAt),
            amount: invoice.sums.amount.display, tax: invoice.sums.tax.display, total: invoice.sums.total.display,
            parties: [
                Party(role: "销售方", name: invoice.seller.name, taxNumber: invoice.seller.taxNumber),
                Party(role: "购买方", name: invoice.buyer.name, taxNumber: invoice.buyer.taxNumber),
            ],
            facts: [
                Fact("数电发票号码", invoice.number.digital ?? "—", isMonospace: true),
                Fact("发票代码", invoice.number.code ?? "—", isMonospace: true),
                Fact("发票号码", invoice.number.number ?? "—", isMonospace: true),
                Fact("方向", found.direction.name), Fact("发票来源", invoice.source.name),
                Fact("发票风险等级", invoice.risk.name), Fact("抵扣状态", invoice.deduction.name),
                Fact("是否正数发票", invoice.isPositive ? "是" : "否"), Fact("开票人", invoice.drawer),
            ],
            remark: invoice.remark, lines: lines.map(Line.init), banners: error.map { [Banner(.bad, $0)] } ?? [],
            fetchURL: lines.isEmpty && invoice.number.digital != nil ? "\(url)/xml" : "",
            files: FileFormat.allCases.filter { found.files[$0] != nil && ($0 != .xml || !lines.isEmpty) }.map {
                File(label: "下载 \($0.name)", url: "\(url)/\($0.rawValue)")
            },
            listURL: "/invoices?enterprise=\(found.enterprise)&direction=\(found.direction.rawValue)")
    }
}

extension InvoiceDetailPage.Line {
    fileprivate init(_ line: InvoiceLine) {
        self.init(
            name: line.name, specification: line.specification, unit: line.unit, quantity: line.quantity,
            unitPrice: line.unitPrice, amount: line.amount.display, taxRate: Self.percent(line.taxRate),
            tax: line.tax.display)
    }

    /// `0.06` is 6% to a person; 免税 and `***` stay.
    private static func percent(_ rate: String) -> String { Fen(yuan: rate).map { "\($0.rawValue)%" } ?? rate }
}
