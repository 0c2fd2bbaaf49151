import Documents
import Domain
import Testing

struct InvoiceXMLWritingTests {
    private static let digitalKinds: [InvoiceKind] = [
        .railway, .airline, .digitalSpecial, .digitalOrdinary, .digitalVehicle, .digitalUsedVehicle, .paperSpecial,
        .paperOrdinary, .paperVehicle, .paperUsedVehicle,
    ]

    @Test("what is written reads back equal", arguments: digitalKinds)
    func roundTrip(_ kind: InvoiceKind) throws {
        let invoice = try Example.document(kind: kind)
        #expect(try InvoiceXML.read(InvoiceXML.write(invoice)) == invoice)
    }

    @Test("a red invoice reads back equal and names the invoice that it reverses")
    func red() throws {
        let invoice = try Example.document(remark: "被红冲蓝字数电发票号码：26952000000000000001 退货", isRed: true)
        let bytes = InvoiceXML.write(invoice)
        #expect(try InvoiceXML.read(bytes) == invoice)
        let text = String(decoding: bytes, as: UTF8.self)
        #expect(text.contains("<OriginalInvoiceCode>26952000000000000001</OriginalInvoiceCode>"))
        #expect(text.contains("<TotalTax-includedAmountInChinese>负壹拾叁万伍仟陆佰圆整</"))
        #expect(text.contains("<TotalTax-includedAmount>-135600.00</"))
    }

    @Test("without kind, bureau or lines it still reads back equal")
    func bare() throws {
        let full = try Example.document(kind: nil, remark: "", area: nil)
        let invoice = InvoiceDocument(
            number: full.number, kind: nil, issuedAt: full.issuedAt, seller: full.seller, buyer: full.buyer,
            sums: full.sums, lines: [])
        #expect(try InvoiceXML.read(InvoiceXML.write(invoice)) == invoice)
    }

    @Test(
        "the bureau is named in full, and the tag has its region",
        arguments: [
            ("440300", "深圳市", "14403000000", "SWEI4403"), ("440000", "广东省", "14400000000", "SWEI4400"),
            ("110000", "北京市", "11100000000", "SWEI1100"), ("450000", "广西壮族自治区", "14500000000", "SWEI4500"),
        ])
    func bureau(_ area: String, _ name: String, _ code: String, _ tag: String) throws {
        let text = String(decoding: InvoiceXML.write(try Example.document(area: Area(code: area))), as: UTF8.self)
        #expect(text.contains("<TaxBureauCode>\(code)</TaxBureauCode>"))
        #expect(text.contains("<TaxBureauName>国家税务总局\(name)税务局</TaxBureauName>"))
        #expect(text.contains("<EInvoiceTag>\(tag)</EInvoiceTag>"))
    }

    @Test("characters that XML cannot carry are left out, the others survive")
    func characters() throws {
        let remark = "a\u{0}\u{1}b\u{FFFF} <!--\"'&]]>--> 𠮷\tc\r\nd"
        let invoice = try InvoiceXML.read(InvoiceXML.write(try Example.document(remark: remark)))
        #expect(invoice.remark == "ab <!--\"'&]]>--> 𠮷\tc\r\nd")
    }
}
