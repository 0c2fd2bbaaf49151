import Documents
import Domain
import Testing

struct InvoiceXMLTests {
    /// Skipped where the sample, which is not ours to copy, is absent.
    @Test("the sample 数电票 is read", .enabled(if: Files.digitalSample != nil, "needs digital-special-invoice.xml"))
    func sample() throws {
        let invoice = try InvoiceXML.read(try #require(Files.digitalSample))
        #expect(invoice.number.digital == "01234567890123456789")
        #expect(invoice.kind == .digitalSpecial)
        #expect(invoice.issuedAt == China.instant("2024-01-24 16:23:48"))
        #expect(
            invoice.seller
                == DocumentParty(
                    name: "广州市XXXXXXX有限公司", taxNumber: "012345678901234567", address: "广州市XXXXXXXXXXXXXXX",
                    phone: "22813685", bank: "招商银行股份有限公司广州XX支行", bankAccount: "012345678901234"))
        #expect(invoice.buyer == DocumentParty(name: "广州XXXXXXXXXXX公司", taxNumber: "012345678901234567"))
        let (amount, tax) = (Fen(rawValue: 1_584_158), Fen(rawValue: 15_842))
        #expect(invoice.sums == Sums(amount: amount, tax: tax, total: Fen(rawValue: 1_600_000)))
        #expect(
            invoice.lines == [
                InvoiceLine(
                    name: "*信息技术服务*信息技术服务", unit: "月", quantity: "1", unitPrice: "15841.5841584158",
                    amount: amount, taxRate: "0.01", tax: tax, classification: "0000000000000000000")
            ])
        #expect(invoice.drawer == "张三")
        #expect(invoice.remark == "")
        #expect(!invoice.isRed)
        #expect(invoice.taxBureauArea == nil)
        #expect(invoice.sums.total.inChinese == "壹万陆仟圆整")
    }

    /// Skipped where the sample, which is not ours to copy, is absent.
    @Test(
        "what is written has every element of the sample, in its order",
        .enabled(if: Files.digitalSample != nil, "needs digital-special-invoice.xml"))
    func layout() throws {
        let wanted = try elementPaths(try #require(Files.digitalSample))
        let written = try elementPaths(InvoiceXML.write(try Example.document()))
        #expect(wanted.count == 67)
        #expect(written.filter(Set(wanted).contains) == wanted)
    }

    @Test("elements that are absent and elements that are empty read alike")
    func optional() throws {
        let full = try InvoiceXML.read(xml(optional: "<Drawer></Drawer><RequestTime/>"))
        #expect(try InvoiceXML.read(xml(optional: "")) == full)
        #expect(full.issuedAt == China.instant("2026-03-05"))
        #expect(full.kind == nil)
        #expect(
            full.sums == Sums(amount: Fen(rawValue: 10_000), tax: Fen(rawValue: 1300), total: Fen(rawValue: 11_300)))
        #expect(full.lines.map(\.taxRate) == ["***"])
        #expect(full.lines.map(\.tax) == [.zero])
        #expect(full.seller == DocumentParty(name: "甲", taxNumber: ""))
    }

    @Test(
        "an element without which there is no invoice is named",
        arguments: [
            ("<EIid>26952000000000000017</EIid>", "EIid"), ("<SellerName>甲</SellerName>", "SellerName"),
            ("<BuyerName>乙</BuyerName>", "BuyerName"), ("<Amount>100.00</Amount>", "Amount"),
            ("<TotalAmWithoutTax>100.00</TotalAmWithoutTax>", "TotalAmWithoutTax"),
            ("<TotalTax-includedAmount>113</TotalTax-includedAmount>", "TotalTax-includedAmount"),
            ("<IssueTime>2026-03-05</IssueTime>", "IssueTime"),
        ])
    func missing(_ element: String, _ name: String) throws {
        let text = String(decoding: xml(optional: ""), as: UTF8.self)
        let cut = text.replacing(element, with: "")
        #expect(cut != text)
        #expect(throws: DocumentError.missing(name)) { try InvoiceXML.read(Array(cut.utf8)) }
    }

    @Test(
        "an element that cannot be what its name says is named",
        arguments: [
            ("26952000000000000017</EIid>", "2695200000000000001</EIid>", "EIid"),
            ("100.00</Amount>", "100.001</Amount>", "Amount"), ("100.00</Amount>", "一百</Amount>", "Amount"),
            ("100.00</Amount>", "99999999999999999</Amount>", "Amount"),
            ("2026-03-05</IssueTime>", "2026-02-30</IssueTime>", "IssueTime"),
            ("2026-03-05</IssueTime>", "2026-03-05 24:00:00</IssueTime>", "IssueTime"),
            ("17</InvoiceNumber>", "18</InvoiceNumber>", "InvoiceNumber"),
        ])
    func malformed(_ good: String, _ bad: String, _ name: String) throws {
        let text = String(decoding: xml(optional: ""), as: UTF8.self)
        let spoilt = text.replacing(good, with: bad)
        #expect(spoilt != text)
        #expect(throws: DocumentError.malformed(field: name)) { try InvoiceXML.read(Array(spoilt.utf8)) }
    }

    @Test("another document is no invoice")
    func otherRoot() {
        #expect(throws: DocumentError.missing("EInvoice")) { try InvoiceXML.read(Array("<html/>".utf8)) }
    }

    @Test("without its label an invoice is red when its total is negative")
    func red() throws {
        let text = String(decoding: xml(optional: ""), as: UTF8.self)
        #expect(try !InvoiceXML.read(Array(text.utf8)).isRed)
        #expect(try InvoiceXML.read(Array(text.replacing(">113<", with: ">-113<").utf8)).isRed)
    }

    private func xml(optional: String) -> [UInt8] {
        Array(
            """
            <EInvoice><Header><EIid>26952000000000000017</EIid></Header><EInvoiceData>
            <SellerInformation><SellerName>甲</SellerName></SellerInformation>
            <BuyerInformation><BuyerName>乙</BuyerName></BuyerInformation>
            <BasicInformation><TotalAmWithoutTax>100.00</TotalAmWithoutTax>
            <TotalTax-includedAmount>113</TotalTax-includedAmount>\(optional)</BasicInformation>
            <IssuItemInformation><ItemName>*a*b</ItemName><Amount>100.00</Amount><TaxRate>***</TaxRate>
            <ComTaxAm>***</ComTaxAm></IssuItemInformation></EInvoiceData>
            <TaxSupervisionInfo><InvoiceNumber>26952000000000000017</InvoiceNumber>
            <IssueTime>2026-03-05</IssueTime></TaxSupervisionInfo></EInvoice>
            """.utf8)
    }
}
