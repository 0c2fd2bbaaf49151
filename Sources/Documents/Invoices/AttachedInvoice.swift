import Domain
import Foundation

/// The XML that invoices before 数电 attach to their OFD, matched by local names.
///
/// Source: namespace http://www.edrm.org.cn/schema/e-invoice/2019.
struct AttachedInvoice {
    static let root = "eInvoice"
    private let invoice: XMLElement

    init(_ invoice: XMLElement) { self.invoice = invoice }

    var document: InvoiceDocument {
        get throws(DocumentError) {
            let total = try invoice.requiredMoney("TaxInclusiveTotalAmount")
            let amount = try invoice.requiredMoney("TaxExclusiveTotalAmount")
            let tax = try invoice.money("TaxTotalAmount") ?? total - amount
            let checkCode = invoice.value("InvoiceCheckCode")
            return InvoiceDocument(
                number: try number, kind: kind,
                issuedAt: try InvoiceField.instant(invoice.required("IssueDate"), named: "IssueDate"),
                seller: try party("Seller"), buyer: try party("Buyer"),
                sums: Sums(amount: amount, tax: tax, total: total), lines: try lines,
                drawer: invoice.value("InvoiceClerk"), remark: invoice.value("Note"), isRed: total < .zero,
                checkCode: checkCode.isEmpty ? nil : checkCode)
        }
    }

    private var number: InvoiceNumber {
        get throws(DocumentError) {
            let digits = try invoice.required("InvoiceNo")
            let code = invoice.value("InvoiceCode")
            guard
                let number = InvoiceNumber(digital: digits, code: nil, number: nil)
                    ?? InvoiceNumber(digital: nil, code: code, number: digits)
            else { throw .malformed(field: "InvoiceNo") }
            return number
        }
    }

    /// From the text of the printed QR code, whose second field is the kind; 31 and 32 are its codes for 数电票.
    private var kind: InvoiceKind? {
        let fields = invoice.value("GraphCode").split(separator: ",", omittingEmptySubsequences: false)
        guard fields.count > 1 else { return nil }
        switch fields[1] {
        case "31": return .digitalSpecial
        case "32": return .digitalOrdinary
        default: return InvoiceKind(rawValue: String(fields[1]))
        }
    }

    private var lines: [InvoiceLine] {
        get throws(DocumentError) {
            var lines: [InvoiceLine] = []
            for goods in invoice["GoodsInfos"]?.children ?? [] where goods.name == "GoodsInfo" {
                lines.append(
                    InvoiceLine(
                        name: goods.value("Item"), specification: goods.value("Specification"),
                        unit: goods.value("MeasurementDimension"), quantity: goods.value("Quantity"),
                        unitPrice: goods.value("Price"), amount: try goods.requiredMoney("Amount"),
                        taxRate: InvoiceField.rate(goods.value("TaxScheme")),
                        tax: try goods.money("TaxAmount") ?? .zero))
            }
            return lines
        }
    }

    private func party(_ role: String) throws(DocumentError) -> DocumentParty {
        let (address, phone) = split(invoice.value(role, "\(role)AddrTel"), digits: 7)
        let (bank, account) = split(invoice.value(role, "\(role)FinancialAccount"), digits: 8)
        return DocumentParty(
            name: try invoice.required(role, "\(role)Name"), taxNumber: invoice.value(role, "\(role)TaxID"),
            address: address, phone: phone, bank: bank, bankAccount: account)
    }

    /// Two fields printed as one: the second is the digits at the end, if there are enough of them.
    private func split(_ text: String, digits count: Int) -> (String, String) {
        let tail = text.reversed().prefix { $0.isASCIIDigit || $0 == "-" }.count
        guard tail >= count else { return (text, "") }
        return (text.dropLast(tail).trimmingCharacters(in: .whitespaces), String(text.suffix(tail)))
    }
}
