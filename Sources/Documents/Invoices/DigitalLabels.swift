import Domain

/// The labels in a 数电票's header that together say its kind.
struct DigitalLabels {
    /// EInvoiceType: 电子发票, or 纸质发票 for 数电纸质发票.
    let form: (code: String, name: String)
    /// GeneralOrSpecialVAT: 01 专用, 02 普通; special businesses are told apart by the name.
    let tax: (code: String, name: String)

    private static let digital = "数电票", paper = "数电纸质发票"

    init(_ kind: InvoiceKind) {
        let isPaper = kind.name.hasPrefix(Self.paper)
        form = isPaper ? ("02", "纸质发票") : ("01", "电子发票")
        let name = kind.name.split(whereSeparator: { "（）".contains($0) })
        tax = (kind.isDeductible ? "01" : "02", String(name.count == 2 ? name[1] : name[0]))
    }

    static func kind(form: String, taxCode: String, taxName: String) -> InvoiceKind? {
        let prefix = form.contains("纸质") ? paper : digital
        if let kind = InvoiceKind(text: "\(prefix)（\(taxName)）") { return kind }
        switch taxCode {
        case "01": return prefix == paper ? .paperSpecial : .digitalSpecial
        case "02": return prefix == paper ? .paperOrdinary : .digitalOrdinary
        default: return nil
        }
    }
}

extension InvoiceXML {
    static func kind(_ invoice: XMLElement) -> InvoiceKind? {
        guard let labels = invoice["Header", "InherentLabel"] else { return nil }
        return DigitalLabels.kind(
            form: labels.value("EInvoiceType", "LabelName"), taxCode: labels.value("GeneralOrSpecialVAT", "LabelCode"),
            taxName: labels.value("GeneralOrSpecialVAT", "LabelName"))
    }
}
