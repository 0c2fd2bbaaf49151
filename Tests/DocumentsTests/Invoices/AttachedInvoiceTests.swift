import Documents
import Domain
import Testing

struct AttachedInvoiceTests {
    @Test("an invoice before 数电 is read from what is attached, whatever its prefix")
    func red() throws {
        let invoice = try read(xml(graph: "01,04,044001900111,00012345,-100.00,20260305,,A1B2"))
        #expect(invoice.number == (try Example.number(nil, code: "044001900111", "00012345")))
        #expect(invoice.kind == .ordinary)
        #expect(invoice.issuedAt == China.instant("2026-03-05"))
        #expect(invoice.isRed)
        #expect(
            invoice.sums == Sums(amount: Fen(rawValue: -10_000), tax: Fen(rawValue: -50), total: Fen(rawValue: -10_050))
        )
        #expect(
            invoice.seller
                == DocumentParty(
                    name: "甲", taxNumber: "91440399MADEMA019B", address: "科苑路1号", phone: "0755-26001234",
                    bank: "招商银行科苑支行",
                    bankAccount: "755900001234567"))
        #expect(invoice.buyer == DocumentParty(name: "乙", taxNumber: ""))
        #expect(
            invoice.lines == [
                InvoiceLine(
                    name: "*餐饮服务*餐费", unit: "次", quantity: "-1", unitPrice: "100", amount: Fen(rawValue: -10_000),
                    taxRate: "0.005", tax: Fen(rawValue: -50)),
                InvoiceLine(name: "*餐饮服务*免", amount: .zero, taxRate: "免税", tax: .zero),
            ])
        #expect(invoice.remark == "退货")
        #expect(invoice.checkCode == nil)
    }

    @Test(
        "the kind is the QR code's",
        arguments: [
            ("01,10,", .electronicOrdinary), ("01,31,,", .digitalSpecial), ("01,32,,", .digitalOrdinary),
            ("01,99,", nil), ("", nil),
        ] as [(String, InvoiceKind?)])
    func kind(_ graph: String, _ kind: InvoiceKind?) throws {
        #expect(try read(xml(graph: graph)).kind == kind)
    }

    @Test("a number that is none is named")
    func number() {
        let text = xml(graph: "").replacing("00012345<", with: "123<")
        #expect(throws: DocumentError.malformed(field: "InvoiceNo")) { try read(text) }
    }

    private func read(_ attachment: String) throws -> InvoiceDocument {
        try InvoiceOFD.read(
            StoredZip(["OFD.xml": "<o:OFD xmlns:o=\"o\"/>", "Doc_0/Attachs/original_invoice.xml": attachment]).bytes)
    }

    private func xml(graph: String) -> String {
        """
        <eInvoice xmlns:f="http://www.edrm.org.cn/schema/e-invoice/2019"><f:InvoiceCode>044001900111</f:InvoiceCode>
        <f:InvoiceNo>00012345</f:InvoiceNo><f:IssueDate>2026年3月5日</f:IssueDate><f:InvoiceCheckCode> </f:InvoiceCheckCode>
        <f:Buyer><f:BuyerName>乙</f:BuyerName></f:Buyer><f:Seller><f:SellerName>甲</f:SellerName>
        <f:SellerTaxID>91440399MADEMA019B</f:SellerTaxID><f:SellerAddrTel>科苑路1号 0755-26001234</f:SellerAddrTel>
        <f:SellerFinancialAccount>招商银行科苑支行755900001234567</f:SellerFinancialAccount></f:Seller>
        <f:TaxInclusiveTotalAmount>-100.50</f:TaxInclusiveTotalAmount><f:Note>退货</f:Note>
        <f:TaxExclusiveTotalAmount>-100.00</f:TaxExclusiveTotalAmount><f:GraphCode>\(graph)</f:GraphCode>
        <f:GoodsInfos><f:GoodsInfo><f:Item>*餐饮服务*餐费</f:Item><f:MeasurementDimension>次</f:MeasurementDimension>
        <f:Quantity>-1</f:Quantity><f:Price>100</f:Price><f:Amount>-100.00</f:Amount><f:TaxScheme>0.5%</f:TaxScheme>
        <f:TaxAmount>-0.50</f:TaxAmount></f:GoodsInfo><f:GoodsInfo><f:Item>*餐饮服务*免</f:Item><f:Amount>0</f:Amount>
        <f:TaxScheme>免税</f:TaxScheme><f:TaxAmount>***</f:TaxAmount></f:GoodsInfo></f:GoodsInfos></eInvoice>
        """
    }
}
