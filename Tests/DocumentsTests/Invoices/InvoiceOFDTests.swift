import Documents
import Domain
import Testing

struct InvoiceOFDTests {
    /// Skipped where the sample, which is not ours to copy, is absent.
    @Test("the sample of 5 pages is read", .enabled(if: Files.legacySample != nil, "needs vat-einvoice-5-pages.ofd"))
    func sample() throws {
        let invoice = try InvoiceOFD.read(try #require(Files.legacySample))
        #expect(invoice.number == (try Example.number(nil, code: "050001700111", "12235358")))
        #expect(invoice.kind == .electronicOrdinary)
        #expect(invoice.issuedAt == China.instant("2020-08-05"))
        #expect(
            invoice.seller
                == DocumentParty(
                    name: "财天下科技有限公司", taxNumber: "91500102563638729E", address: "北京市海淀区颐和园西路一亩园11号",
                    bank: "建设银行", bankAccount: "625555888900998711"))
        #expect(invoice.buyer == DocumentParty(name: "个人", taxNumber: ""))
        let sums = Sums(amount: Fen(rawValue: 1_000_000), tax: Fen(rawValue: 60_000), total: Fen(rawValue: 1_060_000))
        #expect(invoice.sums == sums)
        #expect(invoice.drawer == "任盈盈")
        #expect(invoice.checkCode == "16630282980991510014")
        #expect(!invoice.isRed)
        #expect(invoice.lines.count == 100)
        #expect(invoice.lines.map(\.amount).reduce(.zero, +) == sums.amount)
        #expect(invoice.lines.map(\.tax).reduce(.zero, +) == sums.tax)
        #expect(Set(invoice.lines.map(\.name)) == ["*餐饮服务*餐费"])
        #expect(Set(invoice.lines.map(\.taxRate)) == ["0.06"])
    }

    @Test("an attached 数电票 XML is what the file says", arguments: ["original_invoice.xml", "invoice.xml"])
    func digital(_ name: String) throws {
        let invoice = try Example.document()
        var zip = StoredZip(["OFD.xml": main(number: invoice.number.key, total: "135600.00")])
        zip.add("Doc_0/Attachs/\(name)", InvoiceXML.write(invoice))
        #expect(try InvoiceOFD.read(zip.bytes) == invoice)
    }

    @Test("folders may be parted by backslashes")
    func backslashes() throws {
        let invoice = try Example.document()
        var zip = StoredZip(["OFD.xml": main(number: invoice.number.key, total: "135600.00")])
        zip.add("Doc_0\\Attachs\\original_invoice.xml", InvoiceXML.write(invoice))
        #expect(try InvoiceOFD.read(zip.bytes) == invoice)
    }

    @Test("without an attachment the main fields are all there is")
    func bare() throws {
        let invoice = try InvoiceOFD.read(
            StoredZip([
                "OFD.xml": main(number: "26952000000000000017", total: "113.00", extra: ["合计税额": "13.00"]),
                "Doc_0/Attachs/Attachments.xml": "<Attachments/>", "Doc_0/Attachs/other.xml": "<xbrl/>",
            ]).bytes)
        #expect(invoice.number.digital == "26952000000000000017")
        #expect(invoice.issuedAt == China.instant("2026-03-05"))
        #expect(
            invoice.sums == Sums(amount: Fen(rawValue: 10_000), tax: Fen(rawValue: 1300), total: Fen(rawValue: 11_300)))
        #expect(invoice.seller == DocumentParty(name: "甲", taxNumber: "91440399MADEMA019B"))
        #expect(invoice.lines.isEmpty)
    }

    @Test("parts that contradict each other are no invoice")
    func contradiction() throws {
        let invoice = try Example.document()
        for (number, total, field) in [
            ("26952000000000000018", "135600.00", "发票号码"), (invoice.number.key, "135600.01", "价税合计"),
        ] {
            var zip = StoredZip(["OFD.xml": main(number: number, total: total)])
            zip.add("Doc_0/Attachs/original_invoice.xml", InvoiceXML.write(invoice))
            #expect(throws: DocumentError.malformed(field: field)) { try InvoiceOFD.read(zip.bytes) }
        }
    }

    @Test("a zip that is no OFD, and an OFD that is no invoice, are refused")
    func others() {
        #expect(throws: DocumentError.missing("OFD.xml")) { try InvoiceOFD.read(StoredZip(["a.xml": "<a/>"]).bytes) }
        #expect(throws: DocumentError.missing("OFD")) { try InvoiceOFD.read(StoredZip(["OFD.xml": "<a/>"]).bytes) }
        #expect(throws: DocumentError.missing("发票号码")) { try InvoiceOFD.read(StoredZip(["OFD.xml": "<OFD/>"]).bytes) }
        #expect(throws: DocumentError.forbiddenDoctype) {
            try InvoiceOFD.read(StoredZip(["OFD.xml": "<!DOCTYPE OFD><OFD/>"]).bytes)
        }
    }

    private func main(number: String, total: String, extra: [String: String] = [:]) -> String {
        let fields = extra.merging([
            "发票号码": number, "价税合计": total, "开票日期": "2026年03月05日", "销售方名称": "甲", "购买方名称": "乙",
            "销售方纳税人识别号": "91440399MADEMA019B",
        ]) { $1 }
        let datas = fields.map { "<ofd:CustomData Name=\"\($0.key)\">\($0.value)</ofd:CustomData>" }.joined()
        return """
            <ofd:OFD xmlns:ofd="http://www.ofdspec.org/2016"><ofd:DocBody><ofd:DocInfo><ofd:CustomDatas>\(datas)\
            </ofd:CustomDatas></ofd:DocInfo></ofd:DocBody></ofd:OFD>
            """
    }
}
