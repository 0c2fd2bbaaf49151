import Documents
import Domain
import Testing

struct InvoiceOFDWritingTests {
    @Test("what is written reads back", arguments: [false, true])
    func digital(_ isRed: Bool) throws {
        let invoice = try Example.document(isRed: isRed)
        let bytes = try InvoiceOFD.write(invoice)
        #expect(try InvoiceOFD.read(bytes) == invoice)
        #expect(try InvoiceOFD.write(invoice) == bytes)
    }

    @Test("an older invoice carries the older XML")
    func older() throws {
        let digital = try Example.document(kind: .electronicSpecial)
        let invoice = InvoiceDocument(
            number: try Example.number(nil, code: "050001700111", "12235358"), kind: .electronicSpecial,
            issuedAt: try #require(China.instant("2026-03-05")), seller: digital.seller, buyer: digital.buyer,
            sums: digital.sums,
            lines: [InvoiceLine(name: "*机床*数控车床", amount: digital.sums.amount, taxRate: "0.13", tax: digital.sums.tax)],
            drawer: "王小明", remark: "合同 <1>", checkCode: "16630282980991510014")
        #expect(try InvoiceOFD.read(try InvoiceOFD.write(invoice)) == invoice)
    }

    @Test("an attachment that a hand has changed no longer agrees")
    func changed() throws {
        let invoice = try Example.document()
        var bytes = try InvoiceOFD.write(invoice)
        bytes.removeLast(40)
        #expect(throws: DocumentError.self) { try InvoiceOFD.read(bytes) }
    }
}
