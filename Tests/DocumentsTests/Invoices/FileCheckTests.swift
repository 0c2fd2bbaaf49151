import Domain
import Testing

@testable import Documents

/// What comes as an invoice's file, and what is said of it.
struct FileCheckTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let format: FileFormat
        let bytes: [UInt8]
        let trouble: FileTrouble?

        init(_ what: String, _ format: FileFormat, _ bytes: [UInt8], _ trouble: FileTrouble?) {
            testDescription = "\(format.name): \(what)"
            self.format = format
            self.bytes = bytes
            self.trouble = trouble
        }

        init(_ what: String, _ format: FileFormat, _ text: String, _ trouble: FileTrouble?) {
            self.init(what, format, Array(text.utf8), trouble)
        }
    }

    private static let number = "26952000000000000017"
    private static let html = "<!DOCTYPE html><html><body>请稍候</body></html>"
    private static let main = """
        <ofd:OFD xmlns:ofd="http://www.ofdspec.org/2016"><ofd:CustomDatas>
        <ofd:CustomData Name="发票号码">\(number)</ofd:CustomData></ofd:CustomDatas></ofd:OFD>
        """

    private static func invoice() throws -> Invoice {
        try Example.invoice(try Example.number(number), total: 13_560_000)
    }

    private static func cases() throws -> [Case] {
        let document = try Example.document()
        let red = try Example.document(isRed: true)
        let (xml, ofd, pdf) = (InvoiceXML.write(document), try InvoiceOFD.write(document), InvoicePDF.write(document))
        let foreign = main.replacing(number, with: "26952000000000000018")
        return [
            Case("as written", .xml, xml, nil), Case("as written", .ofd, ofd, nil), Case("as written", .pdf, pdf, nil),
            Case("nothing", .xml, "", .wrongType), Case("nothing", .ofd, "", .wrongType),
            Case("nothing", .pdf, "", .wrongType),
            Case("a page of HTML", .xml, html, .wrongType), Case("a page of HTML", .ofd, html, .wrongType),
            Case("a page of HTML", .pdf, html, .wrongType),
            Case("a problem document", .xml, #"{"type":"not-found"}"#, .wrongType),
            Case("a PDF", .xml, pdf, .wrongType), Case("a PDF", .ofd, pdf, .wrongType),
            Case("an OFD", .pdf, ofd, .wrongType), Case("XML", .pdf, xml, .wrongType),
            Case("half", .xml, Array(xml.prefix(xml.count / 2)), .cut),
            Case("without its last byte but a bracket", .xml, Array(xml.dropLast(8)), .cut),
            Case("half", .ofd, Array(ofd.prefix(ofd.count / 2)), .cut),
            Case("half", .pdf, Array(pdf.prefix(pdf.count / 2)), .cut),
            Case("without its mark of the end", .pdf, Array(pdf.dropLast(6)), .cut),
            Case("HTML after the end", .pdf, pdf + Array(html.utf8), .cut),
            Case("spaces after the end", .pdf, pdf + Array("\r\n \0".utf8), nil),
            Case("HTML before the beginning", .pdf, Array(html.utf8) + pdf, .wrongType),
            Case("another sum", .xml, InvoiceXML.write(red), .otherInvoice),
            Case("another number", .xml, replacing(number, by: "26952000000000000018", in: xml), .otherInvoice),
            Case("another number", .ofd, StoredZip(["OFD.xml": foreign]).bytes, .otherInvoice),
            Case(
                "another number in the original alone", .ofd,
                StoredZip(["OFD.xml": main, "Doc_0/Attachs/original_invoice.xml": other(xml)]).bytes, .otherInvoice),
            Case("a zip without OFD.xml", .ofd, StoredZip(["a.txt": "x"]).bytes, .wrongType),
            Case("OFD.xml that names no invoice", .ofd, StoredZip(["OFD.xml": "<OFD/>"]).bytes, .wrongType),
            Case("OFD.xml alone", .ofd, StoredZip(["OFD.xml": main]).bytes, nil),
            Case("a page that is damaged", .ofd, damaged(), .cut),
        ]
    }

    private static func replacing(_ old: String, by new: String, in bytes: [UInt8]) -> [UInt8] {
        Array(String(decoding: bytes, as: UTF8.self).replacing(old, with: new).utf8)
    }

    private static func other(_ xml: [UInt8]) -> String {
        String(decoding: replacing(number, by: "26952000000000000018", in: xml), as: UTF8.self)
    }

    /// One byte of a part that nothing is read from.
    private static func damaged() -> [UInt8] {
        var bytes = StoredZip(["OFD.xml": main, "Doc_0/Pages/Page_0/Content.xml": "<Page>abc</Page>"]).bytes
        let text = Array("<Page>abc".utf8)
        if let place = bytes.firstRange(of: text)?.lowerBound { bytes[place + 7] ^= 1 }
        return bytes
    }

    @Test func eachIsWhatItIs() throws {
        let invoice = try Self.invoice()
        for example in try Self.cases() {
            let trouble = FileCheck.trouble(in: example.bytes, as: example.format, of: invoice)
            #expect(trouble == example.trouble, "\(example.testDescription)")
        }
    }

    @Test func anOlderInvoiceIsKnownByCodeAndNumber() throws {
        let number = try Example.number(nil, code: "050001700111", "12235358")
        let fields = Self.main.replacing(Self.number, with: "12235358").replacing(
            "<ofd:CustomDatas>", with: #"<ofd:CustomDatas><ofd:CustomData Name="发票代码">050001700111</ofd:CustomData>"#)
        let bytes = StoredZip(["OFD.xml": fields]).bytes
        let invoice = try Example.invoice(number, kind: .electronicSpecial)
        #expect(FileCheck.trouble(in: bytes, as: .ofd, of: invoice) == nil)
        let next = try Example.number(nil, code: "050001700112", "12235358")
        #expect(FileCheck.trouble(in: bytes, as: .ofd, of: try Example.invoice(next)) == .otherInvoice)
    }
}
