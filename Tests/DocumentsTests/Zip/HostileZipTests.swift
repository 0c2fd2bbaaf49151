import Testing

@testable import Documents

struct HostileZipTests {
    @Test("what is not a zip is refused", arguments: ["", "P", "PK", "<EInvoice/>", "%PDF-1.7"])
    func notZip(_ text: String) {
        #expect(throws: text == "PK" ? DocumentError.unreadable : .notZip) { try InvoiceOFD.read(Array(text.utf8)) }
    }

    @Test("every beginning of a zip is refused, and none crashes")
    func truncated() throws {
        var zip = StoredZip(["OFD.xml": "<OFD/>"])
        zip.add("Doc_0/Attachs/original_invoice.xml", InvoiceXML.write(try Example.document()))
        for count in stride(from: 4, to: zip.bytes.count, by: 13) {
            #expect(throws: DocumentError.unreadable) { try InvoiceOFD.read(Array(zip.bytes.prefix(count))) }
        }
    }

    @Test("content that is not what its checksum says is refused")
    func damaged() throws {
        var bytes = StoredZip(["OFD.xml": "<OFD><!-- good --></OFD>"]).bytes
        let place = try #require(bytes.firstIndex(of: UInt8(ascii: "g")))
        bytes[place] = UInt8(ascii: "f")
        #expect(throws: DocumentError.unreadable) { try InvoiceOFD.read(bytes) }
    }

    @Test("512 entries are read and 513 are not")
    func entries() {
        var zip = StoredZip([:])
        for index in 1...512 { zip.add("\(index).xml", []) }
        #expect(throws: DocumentError.missing("OFD.xml")) { try InvoiceOFD.read(zip.bytes) }
        zip.add("OFD.xml", Array("<OFD/>".utf8))
        #expect(throws: DocumentError.tooManyEntries) { try InvoiceOFD.read(zip.bytes) }
    }

    /// 4 KB that inflate to 4 MiB of blanks.
    @Test("a bomb is stopped while it inflates")
    func bomb() throws {
        let bytes = try Files.fixture("bomb.ofd")
        #expect(throws: DocumentError.tooLarge) { try InvoiceOFD.read(bytes) }
        #expect(try inflated(bytes, ZipArchive.Limits(ratio: 2000)) == 4 << 20)
    }

    /// The same content, said to be 100 bytes long.
    @Test("an entry longer than it says is refused")
    func lyingSize() throws {
        let bytes = try Files.fixture("lying-size.ofd")
        #expect(throws: DocumentError.self) { try InvoiceOFD.read(bytes) }
        #expect(throws: DocumentError.self) { try inflated(bytes, ZipArchive.Limits(ratio: 2000)) }
    }

    @Test("the sizes of all entries count together")
    func total() throws {
        let text = String(repeating: "a", count: 600_000)
        let bytes = StoredZip(["1": text, "2": text]).bytes
        #expect(try inflated(bytes, ZipArchive.Limits(inflated: 1_200_000)) == 1_200_000)
        #expect(throws: DocumentError.tooLarge) { try inflated(bytes, ZipArchive.Limits(inflated: 1_199_999)) }
    }

    @Test("a name is only compared", arguments: ["../OFD.xml", "/OFD.xml", "OFD.xml/", "ofd.xml"])
    func names(_ path: String) {
        #expect(throws: DocumentError.missing("OFD.xml")) { try InvoiceOFD.read(StoredZip([path: "<OFD/>"]).bytes) }
    }

    private func inflated(_ bytes: [UInt8], _ limits: ZipArchive.Limits) throws -> Int {
        var count = 0
        try ZipArchive.read(bytes, limits: limits) { entry throws(DocumentError) in count += try entry.bytes().count }
        return count
    }
}
