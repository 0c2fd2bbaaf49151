import Documents
import Foundation
import Testing

struct HostileXMLTests {
    @Test(
        "a doctype is refused before anything in it is done",
        arguments: [
            "<!DOCTYPE EInvoice><EInvoice/>",
            #"<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><EInvoice>&x;</EInvoice>"#,
            #"<!DOCTYPE a SYSTEM "http://127.0.0.1/a.dtd"><EInvoice/>"#,
        ])
    func doctype(_ text: String) {
        #expect(throws: DocumentError.forbiddenDoctype) { try InvoiceXML.read(Array(text.utf8)) }
    }

    @Test("a billion laughs end at the doctype", .timeLimit(.minutes(1)))
    func laughs() {
        let entities = (1...30).map { "<!ENTITY l\($0) \"\(String(repeating: "&l\($0 - 1);", count: 10))\">" }
        let text = "<!DOCTYPE a [<!ENTITY l0 \"ha\">\(entities.joined())]><EInvoice>&l30;</EInvoice>"
        #expect(throws: DocumentError.forbiddenDoctype) { try InvoiceXML.read(Array(text.utf8)) }
    }

    @Test("32 levels are read and 33 are not, nor a million", arguments: [(32, false), (33, true), (1_000_000, true)])
    func nesting(_ levels: Int, _ isTooDeep: Bool) {
        let text = String(repeating: "<a>", count: levels) + String(repeating: "</a>", count: levels)
        #expect(throws: isTooDeep ? DocumentError.tooDeep : .missing("EInvoice")) {
            try InvoiceXML.read(Array(text.utf8))
        }
    }

    @Test("every beginning of an invoice is refused, and none crashes")
    func truncated() throws {
        let whole = InvoiceXML.write(try Example.document())
        let end = try #require(whole.lastIndex(of: UInt8(ascii: ">")))
        for count in stride(from: 0, through: end, by: 7) {
            #expect(throws: DocumentError.notXML) { try InvoiceXML.read(Array(whole.prefix(count))) }
        }
        #expect(throws: Never.self) { try InvoiceXML.read(Array(whole.prefix(end + 1))) }
    }

    @Test("bytes in another encoding than the declared are refused")
    func encoding() throws {
        // 发票 in GBK.
        let gbk: [UInt8] = [0xB7, 0xA2, 0xC6, 0xB1]
        for declared in ["utf-8", "GBK", "x-unheard-of"] {
            let bytes = Array(#"<?xml version="1.0" encoding="\#(declared)"?><EInvoice>"#.utf8) + gbk
            #expect(throws: DocumentError.notXML) { try InvoiceXML.read(bytes + Array("</EInvoice>".utf8)) }
        }
    }

    @Test("UTF-16 with its mark, and UTF-8 with its mark, are read")
    func marks() throws {
        let invoice = try Example.document()
        let text = String(decoding: InvoiceXML.write(invoice), as: UTF8.self)
        #expect(try InvoiceXML.read([0xEF, 0xBB, 0xBF] + Array(text.utf8)) == invoice)
        let wide = text.replacing("utf-8", with: "utf-16").utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
        #expect(try InvoiceXML.read([0xFE, 0xFF] + wide) == invoice)
    }

    @Test("too many bytes, too many elements and an endless token are too large", .timeLimit(.minutes(1)))
    func size() {
        let bytes = "<EInvoice>" + String(repeating: " ", count: 8 << 20) + "</EInvoice>"
        let elements = "<EInvoice>" + String(repeating: "<a/>", count: 200_001) + "</EInvoice>"
        let token = "<EInvoice a=\"" + String(repeating: "b", count: 2 << 20) + "\"/>"
        for text in [bytes, elements, token] {
            #expect(throws: DocumentError.tooLarge) { try InvoiceXML.read(Array(text.utf8)) }
        }
    }

    @Test("a long text is no endless token")
    func longText() throws {
        let remark = String(repeating: "备注", count: 1 << 19)
        let invoice = try Example.document(remark: remark)
        #expect(try InvoiceXML.read(InvoiceXML.write(invoice)) == invoice)
    }
}
