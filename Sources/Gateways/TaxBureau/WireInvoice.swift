import Domain
import Foundation

/// One row of a page.
struct WireInvoice: Decodable {
    let digitalNumber: String?
    let code: String?
    let number: String?
    let kind: String
    let status: String
    let deduction: String
    let source: String
    let risk: String
    let issuedAt: String
    let sellerName: String
    let sellerTaxNumber: String
    let buyerName: String
    let buyerTaxNumber: String
    let amount: String
    let tax: String
    let total: String
    let positive: Bool
    let drawer: String
    let remark: String

    /// Strict: a row that cannot be understood whole would be a gap that nobody sees.
    func invoice() throws(BureauError) -> Invoice {
        guard let name = InvoiceNumber(digital: digitalNumber, code: code, number: number) else {
            throw .badAnswer(reason: "invoice without a number")
        }
        guard let kind = InvoiceKind(rawValue: kind), let status = InvoiceStatus(rawValue: status),
            let deduction = DeductionStatus(rawValue: deduction), let source = InvoiceSource(rawValue: source),
            let risk = RiskLevel(rawValue: risk), let instant = China.instant(issuedAt)
        else { throw .badAnswer(reason: "invoice \(name.key) has an unknown word or date") }
        return Invoice(
            number: name, kind: kind, status: status, deduction: deduction, source: source, risk: risk,
            issuedAt: instant, seller: Party(name: sellerName, taxNumber: sellerTaxNumber),
            buyer: Party(name: buyerName, taxNumber: buyerTaxNumber), sums: try Sums(wire: amount, tax, total),
            isPositive: positive, drawer: drawer, remark: remark)
    }
}
