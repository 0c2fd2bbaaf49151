import Domain

extension AttachedInvoice {
    /// The eInvoice of an electronic invoice before 数电.
    static func write(_ document: InvoiceDocument) -> [UInt8] {
        var xml = XMLWriter()
        let namespace = "http://www.edrm.org.cn/schema/e-invoice/2019"
        xml.element(root, attributes: [("xmlns:fp", namespace), ("Version", "1.0")]) { xml in
            let (number, sums) = (document.number, document.sums)
            xml.element("fp:DocID", "\(number.code ?? "")_\(number.number ?? "")")
            xml.element("fp:InvoiceCode", number.code ?? "")
            xml.element("fp:InvoiceNo", number.number ?? "")
            xml.element("fp:TypeCode", "0")
            xml.element("fp:IssueDate", document.issueDate)
            xml.element("fp:InvoiceCheckCode", document.checkCode ?? "")
            party(document.buyer, "Buyer", &xml)
            party(document.seller, "Seller", &xml)
            xml.element("fp:TaxInclusiveTotalAmount", sums.total.yuan)
            xml.element("fp:Note", document.remark)
            xml.element("fp:InvoiceClerk", document.drawer)
            xml.element("fp:TaxTotalAmount", sums.tax.yuan)
            xml.element("fp:TaxExclusiveTotalAmount", sums.amount.yuan)
            xml.element("fp:GraphCode", graph(document))
            xml.element("fp:GoodsInfos") { xml in for line in document.lines { goods(line, &xml) } }
        }
        return Array(xml.text.utf8)
    }

    private static func party(_ party: DocumentParty, _ role: String, _ xml: inout XMLWriter) {
        xml.element("fp:\(role)") { xml in
            xml.element("fp:\(role)Name", party.name)
            xml.element("fp:\(role)TaxID", party.taxNumber)
            xml.element("fp:\(role)AddrTel", party.address + party.phone)
            xml.element("fp:\(role)FinancialAccount", party.bank + party.bankAccount)
        }
    }

    private static func goods(_ line: InvoiceLine, _ xml: inout XMLWriter) {
        xml.element("fp:GoodsInfo") { xml in
            xml.element("fp:Item", line.name)
            xml.element("fp:Specification", line.specification)
            xml.element("fp:MeasurementDimension", line.unit)
            xml.element("fp:Quantity", line.quantity)
            xml.element("fp:Price", line.unitPrice)
            xml.element("fp:Amount", line.amount.yuan)
            xml.element("fp:TaxScheme", percent(line.taxRate))
            xml.element("fp:TaxAmount", line.tax.yuan)
        }
    }

    /// What the QR code says.
    private static func graph(_ document: InvoiceDocument) -> String {
        let day = Day(at: document.issuedAt).description.replacing("-", with: "")
        return [
            "01", document.kind?.rawValue ?? "", document.number.code ?? "", document.number.number ?? "",
            document.sums.amount.yuan, day, document.checkCode ?? "", "",
        ].joined(separator: ",")
    }

    /// `13%` of `0.13`; other texts as they are.
    private static func percent(_ rate: String) -> String {
        guard rate.hasPrefix("0."), rate.count == 4, let percent = Int(rate.dropFirst(2)) else { return rate }
        return "\(percent)%"
    }
}

extension InvoiceDocument {
    /// `2026年03月05日`.
    var issueDate: String {
        let parts = Day(at: issuedAt).description.split(separator: "-")
        return "\(parts[0])年\(parts[1])月\(parts[2])日"
    }
}
