import Domain

extension InvoiceOFD {
    private static let namespace = ("xmlns:ofd", "http://www.ofdspec.org/2016")

    /// One page with the original XML attached: 数电票 XML, or for an invoice without 数电发票号码 the older eInvoice.
    /// Without a seal. The same document gives the same bytes.
    /// - Throws: `unwritable`.
    public static func write(_ document: InvoiceDocument) throws(DocumentError) -> [UInt8] {
        let original = document.number.digital == nil ? AttachedInvoice.write(document) : InvoiceXML.write(document)
        return try ZipWriter.write([
            "OFD.xml": main(document), "Doc_0/Document.xml": structure, "Doc_0/PublicRes.xml": resources,
            "Doc_0/Pages/Page_0/Content.xml": page(document.printed),
            "Doc_0/Attachs/Attachments.xml": attachments(document), "Doc_0/Attachs/original_invoice.xml": original,
        ])
    }

    private static func main(_ document: InvoiceDocument) -> [UInt8] {
        let day = Day(at: document.issuedAt)
        return file("OFD", [("DocType", "OFD"), ("Version", "1.0")]) { xml in
            xml.element("ofd:DocBody") { xml in
                xml.element("ofd:DocInfo") { xml in
                    xml.element("ofd:DocID", document.number.key)
                    xml.element("ofd:CreationDate", day.description)
                    xml.element("ofd:CustomDatas") { xml in
                        for (name, value) in customFields(document) {
                            xml.element("ofd:CustomData", value, attributes: [("Name", name)])
                        }
                    }
                }
                xml.element("ofd:DocRoot", "Doc_0/Document.xml")
            }
        }
    }

    private static func customFields(_ document: InvoiceDocument) -> [(String, String)] {
        [
            ("发票代码", document.number.digital == nil ? document.number.code ?? "" : ""),
            ("发票号码", document.number.digital ?? document.number.number ?? ""),
            ("开票日期", document.issueDate), ("校验码", document.checkCode ?? ""), ("购买方名称", document.buyer.name),
            ("购买方纳税人识别号", document.buyer.taxNumber), ("销售方名称", document.seller.name),
            ("销售方纳税人识别号", document.seller.taxNumber), ("合计金额", document.sums.amount.yuan),
            ("合计税额", document.sums.tax.yuan), ("价税合计", document.sums.total.yuan),
        ].filter { !$1.isEmpty }
    }

    private static var structure: [UInt8] {
        file("Document") { xml in
            xml.element("ofd:CommonData") { xml in
                xml.element("ofd:MaxUnitID", "1000")
                xml.element("ofd:PageArea") { $0.element("ofd:PhysicalBox", "0 0 210 140") }
                xml.element("ofd:PublicRes", "PublicRes.xml")
            }
            xml.element("ofd:Pages") { xml in
                xml.element("ofd:Page", attributes: [("ID", "1"), ("BaseLoc", "Pages/Page_0/Content.xml")])
            }
            xml.element("ofd:Attachments", "Attachs/Attachments.xml")
        }
    }

    private static var resources: [UInt8] {
        file("Res", [("BaseLoc", "Res")]) { xml in
            xml.element("ofd:Fonts") { xml in
                xml.element("ofd:Font", attributes: [("ID", "3"), ("FontName", "宋体"), ("FamilyName", "宋体")])
            }
        }
    }

    private static func attachments(_ document: InvoiceDocument) -> [UInt8] {
        file("Attachments") { xml in
            let attributes = [
                ("ID", "8"), ("Name", "original_invoice"), ("Format", "xml"),
                ("CreationDate", Day(at: document.issuedAt).description), ("Visible", "false"),
            ]
            xml.element("ofd:Attachment", attributes: attributes) { $0.element("ofd:FileLoc", "original_invoice.xml") }
        }
    }

    static func file(
        _ name: String, _ attributes: [(String, String)] = [], _ content: (inout XMLWriter) -> Void
    ) -> [UInt8] {
        var xml = XMLWriter()
        xml.element("ofd:\(name)", attributes: [namespace] + attributes, content)
        return Array(xml.text.utf8)
    }
}
