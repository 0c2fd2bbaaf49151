import Documents
import Domain

/// The files that the bureau keeps of an invoice.
struct InvoiceFile {
    let invoice: Invoice
    let lines: [GoodsLine]
    let area: Area

    /// 数电票 XML. Nil for an invoice without 数电发票号码: the older system made none.
    var xml: [UInt8]? {
        guard invoice.number.digital != nil else { return nil }
        return InvoiceXML.write(
            InvoiceDocument(
                number: invoice.number, kind: invoice.kind, issuedAt: invoice.issuedAt, seller: party(invoice.seller),
                buyer: party(invoice.buyer), sums: invoice.sums, lines: lines.map(line), drawer: invoice.drawer,
                remark: invoice.remark, isRed: !invoice.isPositive, taxBureauArea: area))
    }

    private func line(_ line: GoodsLine) -> InvoiceLine {
        InvoiceLine(
            name: line.goods.name, unit: line.goods.unit, quantity: String(line.quantity), unitPrice: line.unitPrice,
            amount: line.amount, taxRate: line.rate, tax: line.tax, classification: line.goods.classification)
    }

    /// Companies print address and bank, people do not.
    private func party(_ party: Party) -> DocumentParty {
        guard !party.taxNumber.isEmpty else { return DocumentParty(name: party.name, taxNumber: "") }
        var dice = Dice(Dice.hash(party.taxNumber))
        return DocumentParty(
            name: party.name, taxNumber: party.taxNumber, address: "\(area.name)创新路\(1 + dice.below(300))号",
            phone: "400-\(1000 + dice.below(9000))-\(100 + dice.below(900))", bank: "演示银行\(area.name)分行营业部",
            bankAccount: "62" + String(dice.roll() % 10_000_000_000_000).leftPadded(15))
    }
}
