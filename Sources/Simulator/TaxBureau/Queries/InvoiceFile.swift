import Documents
import Domain

/// The files that the bureau keeps of an invoice.
struct InvoiceFile {
    let invoice: Invoice
    let lines: [GoodsLine]
    let area: Area

    /// - Throws: not-found where there is no such file: the older system made no XML, and of paper nothing at all.
    func bytes(_ format: FileFormat) throws -> [UInt8] {
        let isDigital = invoice.number.digital != nil
        guard isDigital || [.electronicSpecial, .electronicOrdinary].contains(invoice.kind) else {
            throw Problem.notFound("这种发票在税局没有电子文件，请向开票方索取原件")
        }
        switch format {
        case .xml where !isDigital: throw Problem.notFound("增值税发票管理系统开具的发票没有 XML 文件")
        case .xml: return InvoiceXML.write(document)
        case .ofd: return try InvoiceOFD.write(document)
        case .pdf: return InvoicePDF.write(document)
        }
    }

    private var document: InvoiceDocument {
        InvoiceDocument(
            number: invoice.number, kind: invoice.kind, issuedAt: invoice.issuedAt, seller: party(invoice.seller),
            buyer: party(invoice.buyer), sums: invoice.sums, lines: lines.map(line), drawer: invoice.drawer,
            remark: invoice.remark, isRed: !invoice.isPositive, taxBureauArea: area,
            checkCode: invoice.number.digital == nil ? checkCode : nil)
    }

    private var checkCode: String {
        var dice = Dice(Dice.hash(invoice.number.key))
        return (0..<20).map { _ in String(dice.below(10)) }.joined()
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
