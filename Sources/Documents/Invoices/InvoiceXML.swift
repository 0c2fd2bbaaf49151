import Domain
import Foundation

/// 数电票 XML, versions 0.2 to 0.33.
///
/// Source: the layout that 电子发票服务平台 delivers; it has no namespace, and optional elements are absent or empty.
public enum InvoiceXML {
    /// - Throws: `notXML`, `forbiddenDoctype`, `tooDeep`, `tooLarge`, or `missing` and `malformed` with an element.
    public static func read(_ bytes: [UInt8]) throws(DocumentError) -> InvoiceDocument {
        try read(XMLElement.read(bytes))
    }

    static let root = "EInvoice"

    static func read(_ invoice: XMLElement) throws(DocumentError) -> InvoiceDocument {
        guard invoice.name == root else { throw .missing(root) }
        guard let data = invoice["EInvoiceData"] else { throw .missing("EInvoiceData") }
        guard let basic = data["BasicInformation"] else { throw .missing("BasicInformation") }
        let sums = try sums(basic)
        var lines: [InvoiceLine] = []
        for item in data.children where item.name == "IssuItemInformation" { lines.append(try line(item)) }
        return InvoiceDocument(
            number: try number(invoice), kind: kind(invoice), issuedAt: try instant(invoice, basic),
            seller: try party(data, "Seller"), buyer: try party(data, "Buyer"), sums: sums, lines: lines,
            drawer: basic.value("Drawer"), remark: data.value("AdditionalInformation", "Remark"),
            isRed: isRed(invoice, sums), taxBureauArea: area(invoice))
    }

    private static func number(_ invoice: XMLElement) throws(DocumentError) -> InvoiceNumber {
        let digits = try invoice.required("Header", "EIid")
        guard let number = InvoiceNumber(digital: digits, code: nil, number: nil) else {
            throw .malformed(field: "EIid")
        }
        let supervised = invoice.value("TaxSupervisionInfo", "InvoiceNumber")
        guard supervised.isEmpty || supervised == digits else { throw .malformed(field: "InvoiceNumber") }
        return number
    }

    /// IssueTime is the day of issue, and RequestTime has the time of that day.
    private static func instant(_ invoice: XMLElement, _ basic: XMLElement) throws(DocumentError) -> Date {
        let (issue, request) = (invoice.value("TaxSupervisionInfo", "IssueTime"), basic.value("RequestTime"))
        if issue.isEmpty && request.isEmpty { throw .missing("IssueTime") }
        let issued = try InvoiceField.instant(issue.isEmpty ? request : issue, named: "IssueTime")
        let requested = try InvoiceField.instant(request.isEmpty ? issue : request, named: "RequestTime")
        return Day(at: issued) == Day(at: requested) ? max(issued, requested) : issued
    }

    private static func sums(_ basic: XMLElement) throws(DocumentError) -> Sums {
        let amount = try basic.requiredMoney("TotalAmWithoutTax")
        let total = try basic.requiredMoney("TotalTax-includedAmount")
        return Sums(amount: amount, tax: try basic.money("TotalTaxAm") ?? total - amount, total: total)
    }

    private static func party(_ data: XMLElement, _ role: String) throws(DocumentError) -> DocumentParty {
        guard let party = data["\(role)Information"] else { throw .missing("\(role)Information") }
        return DocumentParty(
            name: try party.required("\(role)Name"), taxNumber: party.value("\(role)IdNum"),
            address: party.value("\(role)Addr"), phone: party.value("\(role)TelNum"),
            bank: party.value("\(role)BankName"), bankAccount: party.value("\(role)BankAccNum"))
    }

    private static func line(_ item: XMLElement) throws(DocumentError) -> InvoiceLine {
        InvoiceLine(
            name: item.value("ItemName"), specification: item.value("SpecMod"), unit: item.value("MeaUnits"),
            quantity: item.value("Quantity"), unitPrice: item.value("UnPrice"),
            amount: try item.requiredMoney("Amount"), taxRate: InvoiceField.rate(item.value("TaxRate")),
            tax: try item.money("ComTaxAm") ?? .zero, classification: item.value("TaxClassificationCode"))
    }

    /// 是否蓝字发票标志 says it; a file without the label is red when its total is negative.
    private static func isRed(_ invoice: XMLElement, _ sums: Sums) -> Bool {
        switch invoice.value("Header", "InherentLabel", "InIssuType", "LabelCode") {
        case "Y": false
        case "N": true
        default: sums.total < .zero
        }
    }

    private static func area(_ invoice: XMLElement) -> Area? {
        let code = invoice.value("TaxSupervisionInfo", "TaxBureauCode")
        guard code.count == 11 else { return nil }
        return Area(code: String(code.dropFirst().prefix(6)))
    }
}
