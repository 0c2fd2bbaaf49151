import Domain
import Foundation

extension InvoiceXML {
    /// The official layout with every element, those without content empty. The signature has no value.
    ///
    /// For a 数电票: what only an older invoice has (发票代码, 校验码) has no place in it.
    public static func write(_ document: InvoiceDocument) -> [UInt8] {
        var xml = XMLWriter()
        xml.element(root) { xml in
            header(document, &xml)
            xml.element("EInvoiceData") { xml in
                party(document.seller, "Seller", &xml)
                party(document.buyer, "Buyer", &xml)
                basics(document, &xml)
                for line in document.lines { item(line, &xml) }
                specifics(document, &xml)
                xml.element("AdditionalInformation") { $0.element("Remark", document.remark) }
            }
            xml.element("SellerAuthentication") { $0.element("AuthenticationMethods", "01") }
            supervision(document, &xml)
            signature(document, &xml)
        }
        return Array(xml.text.utf8)
    }

    private static func header(_ document: InvoiceDocument, _ xml: inout XMLWriter) {
        xml.element("Header") { xml in
            xml.element("EIid", document.number.key)
            let region = document.taxBureauArea.map { $0.code.prefix(4) } ?? document.number.key.dropFirst(2).prefix(2)
            xml.element("EInvoiceTag", "SWEI\(region)")
            xml.element("Version", "0.31")
            xml.element("InherentLabel") { xml in
                let labels = document.kind.map(DigitalLabels.init)
                label("InIssuType", (document.isRed ? "N" : "Y", "是否蓝字发票标志"), &xml)
                label("EInvoiceType", labels?.form, &xml)
                label("GeneralOrSpecialVAT", labels?.tax, &xml)
                label("TaxpayerType", ("1", "一般纳税人"), &xml)
            }
            xml.element("UndefinedLabel") { xml in
                xml.element("Label") { xml in
                    xml.element("LabelType", "发票开具方式标签")
                    xml.element("LabelCode", "1")
                    xml.element("LabelName", "网页开票")
                }
            }
        }
    }

    private static func label(_ name: String, _ value: (code: String, name: String)?, _ xml: inout XMLWriter) {
        xml.element(name) { xml in
            xml.element("LabelCode", value?.code ?? "")
            xml.element("LabelName", value?.name ?? "")
        }
    }

    private static func party(_ party: DocumentParty, _ role: String, _ xml: inout XMLWriter) {
        xml.element("\(role)Information") { xml in
            xml.element("\(role)IdNum", party.taxNumber)
            xml.element("\(role)Name", party.name)
            xml.element("\(role)Addr", party.address)
            xml.element("\(role)TelNum", party.phone)
            xml.element("\(role)BankName", party.bank)
            xml.element("\(role)BankAccNum", party.bankAccount)
        }
    }

    private static func basics(_ document: InvoiceDocument, _ xml: inout XMLWriter) {
        xml.element("BasicInformation") { xml in
            xml.element("TotalAmWithoutTax", document.sums.amount.yuan)
            xml.element("TotalTaxAm", document.sums.tax.yuan)
            xml.element("TotalTax-includedAmount", document.sums.total.yuan)
            xml.element("TotalTax-includedAmountInChinese", document.sums.total.inChinese)
            xml.element("Drawer", document.drawer)
            xml.element("RequestTime", China.timestamp(document.issuedAt))
        }
    }

    private static func item(_ line: InvoiceLine, _ xml: inout XMLWriter) {
        xml.element("IssuItemInformation") { xml in
            xml.element("ItemName", line.name)
            xml.element("SpecMod", line.specification)
            xml.element("MeaUnits", line.unit)
            xml.element("Quantity", line.quantity)
            xml.element("UnPrice", line.unitPrice)
            xml.element("Amount", line.amount.yuan)
            xml.element("TaxRate", line.taxRate)
            xml.element("ComTaxAm", line.tax.yuan)
            xml.element("TotaltaxIncludedAmount", (line.amount + line.tax).yuan)
            xml.element("TaxClassificationCode", line.classification)
        }
    }
}
