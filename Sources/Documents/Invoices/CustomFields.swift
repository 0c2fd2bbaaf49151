import Domain
import Foundation

/// The CustomDatas of an OFD.xml.
struct CustomFields {
    private let fields: [String: String]

    init(_ root: XMLElement) throws(DocumentError) {
        guard root.name == "OFD" else { throw .missing("OFD") }
        fields = root.all("CustomData").reduce(into: [:]) { fields, field in
            guard let name = field.attributes["Name"] else { return }
            fields[name] = field.text.trimmingCharacters(in: .whitespacesAndNewlines)
        }
    }

    /// What these fields alone say: neither kind nor lines.
    var document: InvoiceDocument {
        get throws(DocumentError) {
            guard let number else { throw .missing("发票号码") }
            let sums = try sums
            return InvoiceDocument(
                number: number, kind: nil, issuedAt: try InvoiceField.instant(required("开票日期"), named: "开票日期"),
                seller: DocumentParty(name: try required("销售方名称"), taxNumber: fields["销售方纳税人识别号"] ?? ""),
                buyer: DocumentParty(name: try required("购买方名称"), taxNumber: fields["购买方纳税人识别号"] ?? ""),
                sums: sums, lines: [], isRed: sums.total < .zero,
                checkCode: fields["校验码"].flatMap { $0.isEmpty ? nil : $0 })
        }
    }

    /// Where both parts of a file name a number or a total, they must be the same.
    func agree(with document: InvoiceDocument) throws(DocumentError) {
        if let number, number.key != document.number.key { throw .malformed(field: "发票号码") }
        if let total = try money("价税合计"), total != document.sums.total { throw .malformed(field: "价税合计") }
        if let amount = try money("合计金额"), amount != document.sums.amount { throw .malformed(field: "合计金额") }
    }

    var number: InvoiceNumber? {
        let number = fields["发票号码"]
        return InvoiceNumber(digital: number, code: nil, number: nil)
            ?? InvoiceNumber(digital: nil, code: fields["发票代码"], number: number)
    }

    /// Any one of the three may be left out.
    private var sums: Sums {
        get throws(DocumentError) {
            switch (try money("合计金额"), try money("合计税额"), try money("价税合计")) {
            case (let amount?, let tax, let total?): Sums(amount: amount, tax: tax ?? total - amount, total: total)
            case (let amount?, let tax?, nil): Sums(amount: amount, tax: tax, total: amount + tax)
            case (nil, let tax?, let total?): Sums(amount: total - tax, tax: tax, total: total)
            default: throw .missing("价税合计")
            }
        }
    }

    private func required(_ name: String) throws(DocumentError) -> String {
        guard let value = fields[name], !value.isEmpty else { throw .missing(name) }
        return value
    }

    private func money(_ name: String) throws(DocumentError) -> Fen? {
        try InvoiceField.money(fields[name] ?? "", named: name)
    }
}
