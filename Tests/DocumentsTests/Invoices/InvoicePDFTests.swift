import Documents
import Domain
import Foundation
import Testing

struct InvoicePDFTests {
    private static func lines(_ bytes: [UInt8]) -> [Substring] {
        String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
    }

    @Test("each object stands where the table says")
    func table() throws {
        let bytes = InvoicePDF.write(try Example.document())
        let lines = Self.lines(bytes)
        #expect(lines.first == "%PDF-1.7" && lines.suffix(2) == ["%%EOF", ""])
        let start = try #require(Int(lines[lines.count - 3]))
        #expect(bytes[start...].starts(with: Array("xref\n0 9\n".utf8)))
        let entries = lines.filter { $0.hasSuffix(" 00000 n ") }.compactMap { Int($0.prefix(10)) }
        #expect(entries.count == 8)
        for (number, place) in entries.enumerated() {
            #expect(bytes[place...].starts(with: Array("\(number + 1) 0 obj\n".utf8)))
        }
    }

    @Test("the stream is as long as it says, and shows number and total")
    func content() throws {
        let text = Self.lines(InvoicePDF.write(try Example.document())).joined(separator: "\n")
        let start = try #require(text.firstRange(of: " >>\nstream\n"))
        let end = try #require(text.firstRange(of: "endstream"))
        let body = text[start.upperBound..<end.lowerBound]
        #expect(text.contains("/Length \(body.utf8.count) >>"))
        for shown in ["26952000000000000017", "¥135600.00", "深圳玛德玛精密科技有限公司"] {
            let codes = shown.unicodeScalars.map { String($0.value + 0x10000, radix: 16).suffix(4) }.joined()
            #expect(body.contains(codes), "\(shown)")
        }
    }

    @Test("the same invoice gives the same bytes, another one others")
    func bytes() throws {
        #expect(InvoicePDF.write(try Example.document()) == InvoicePDF.write(try Example.document()))
        #expect(InvoicePDF.write(try Example.document()) != InvoicePDF.write(try Example.document(isRed: true)))
    }
}
