import Domain
import Foundation

/// The parts of a 数电票 that the bureau, not the seller, puts there.
extension InvoiceXML {
    static func specifics(_ document: InvoiceDocument, _ xml: inout XMLWriter) {
        guard document.isRed else { return xml.element("SpecificInformation") }
        xml.element("SpecificInformation") { xml in
            xml.element("RedEInvoice") { xml in
                xml.element("OriginalInvoiceCode", reversedNumber(document.remark))
                xml.element("CreditNoteNumber")
            }
        }
    }

    static func supervision(_ document: InvoiceDocument, _ xml: inout XMLWriter) {
        let area = document.taxBureauArea
        xml.element("TaxSupervisionInfo") { xml in
            xml.element("InvoiceNumber", document.number.key)
            xml.element("IssueTime", Day(at: document.issuedAt).description)
            xml.element("TaxBureauCode", area.map { "1\($0.code)0000" } ?? "")
            xml.element("TaxBureauName", area.map { "国家税务总局\(fullName($0))税务局" } ?? "")
        }
    }

    static func signature(_ document: InvoiceDocument, _ xml: inout XMLWriter) {
        let parts = [
            "Header", "EinvoiceData", "SellerAuthentication", "TaxSupervisionInfo", "TaxBureauSignature/SignatureTime",
        ]
        xml.element("TaxBureauSignature") { xml in
            let signed = parts.map { "/Einvoice/\($0)" }.joined(separator: "|")
            xml.element("Reference", attributes: [("URI", signed)])
            xml.element("SignatureAlgorithm", "1.2.156.10197.1.501")
            xml.element("SignatureFormat", "DETACH")
            xml.element("SignatureTime", China.timestamp(document.issuedAt))
            xml.element("SignatureValue")
            xml.element("KeyInfo")
        }
    }

    /// A red invoice's remark begins 被红冲蓝字数电发票号码：<20 digits>.
    private static func reversedNumber(_ remark: String) -> String {
        let digits = remark.drop { !$0.isASCIIDigit }.prefix { $0.isASCIIDigit }
        return remark.hasPrefix("被红冲蓝字数电发票号码") && digits.count == 20 ? String(digits) : ""
    }

    private static func fullName(_ area: Area) -> String {
        switch area.name {
        case "内蒙古", "西藏": "\(area.name)自治区"
        case "广西": "广西壮族自治区"
        case "宁夏": "宁夏回族自治区"
        case "新疆": "新疆维吾尔自治区"
        case "北京", "天津", "上海", "重庆": "\(area.name)市"
        default: area.code.hasSuffix("0000") ? "\(area.name)省" : "\(area.name)市"
        }
    }
}
