import Documents
import Domain
import Foundation
import Testing

enum Example {
    static let seller = DocumentParty(
        name: "深圳玛德玛精密科技有限公司", taxNumber: "91440399MADEMA019B", address: "深圳市南山区科苑路1号 <A&B> 座",
        phone: "0755-26001234", bank: "招商银行深圳科苑支行", bankAccount: "755900001234567")
    static let buyer = DocumentParty(name: "上海玛德玛贸易有限公司", taxNumber: "91310199MADEMA019X")

    static let lines = [
        InvoiceLine(
            name: "*机床*数控车床", specification: "CK6140 \"A\"", unit: "台", quantity: "2",
            unitPrice: "61946.9026548672566", amount: Fen(rawValue: 12_389_381), taxRate: "0.13",
            tax: Fen(rawValue: 1_610_619), classification: "1090501010000000000"),
        InvoiceLine(
            name: "*机床*数控车床", amount: Fen(rawValue: -389_381), taxRate: "0.13", tax: Fen(rawValue: -50_619),
            classification: "1090501010000000000"),
    ]

    static func document(
        kind: InvoiceKind? = .digitalSpecial, remark: String = "合同号：HT-2026-001\r\n第二行", isRed: Bool = false,
        area: Area? = Area(code: "440300")
    ) throws -> InvoiceDocument {
        let sign: Int64 = isRed ? -1 : 1
        return InvoiceDocument(
            number: try number("26952000000000000017"), kind: kind,
            issuedAt: try #require(China.instant("2026-03-05 09:08:07")), seller: seller, buyer: buyer,
            sums: Sums(
                amount: Fen(rawValue: sign * 12_000_000), tax: Fen(rawValue: sign * 1_560_000),
                total: Fen(rawValue: sign * 13_560_000)),
            lines: lines, drawer: "王小明", remark: remark, isRed: isRed, taxBureauArea: area)
    }

    static func number(_ digital: String?, code: String? = nil, _ number: String? = nil) throws -> InvoiceNumber {
        try #require(InvoiceNumber(digital: digital, code: code, number: number))
    }

    static func invoice(
        _ number: InvoiceNumber, kind: InvoiceKind = .digitalSpecial, total: Int64 = 11_300, remark: String = ""
    ) throws -> Invoice {
        let tax = total * 13 / 113
        return Invoice(
            number: number, kind: kind, status: .partlyReversed, deduction: .open,
            source: number.digital == nil ? .legacy : .platform, risk: .doubtful,
            issuedAt: try #require(China.instant("2026-03-05 09:08:07")),
            seller: Party(name: seller.name, taxNumber: seller.taxNumber),
            buyer: Party(name: buyer.name, taxNumber: buyer.taxNumber),
            sums: Sums(amount: Fen(rawValue: total - tax), tax: Fen(rawValue: tax), total: Fen(rawValue: total)),
            isPositive: total >= 0, drawer: "王小明", remark: remark)
    }
}
