/// A PDF 1.7 of one page of printed texts. Its font is one that readers bring along (Adobe-GB1), so that none is embedded.
enum PDFPage {
    /// - Parameter title: ASCII, for the document's properties.
    static func write(_ texts: [PrintedText], title: String) -> [UInt8] {
        let content = texts.map(draw).joined()
        let objects = [
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 397] /Resources << /Font << /F1 4 0 R >> >> "
                + "/Contents 7 0 R >>",
            "<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light-UniGB-UCS2-H /Encoding /UniGB-UCS2-H "
                + "/DescendantFonts [5 0 R] >>",
            "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light "
                + "/CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> "
                + "/FontDescriptor 6 0 R /DW 1000 /W [1 95 500 814 939 500] >>",
            "<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] "
                + "/ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>",
            "<< /Length \(content.utf8.count) >>\nstream\n\(content)endstream",
            "<< /Title (\(title)) >>",
        ]
        return file(objects)
    }

    /// Coordinates are tenths of a millimetre, from the lower left corner.
    private static func draw(_ printed: PrintedText) -> String {
        let codes = printed.text.unicodeScalars.filter { $0.value <= 0xFFFF }.map { hex(Int($0.value), 4) }.joined()
        let y = PrintedText.height - printed.y
        return "q 0.283465 0 0 0.283465 0 0 cm BT /F1 \(printed.size) Tf \(printed.x) \(y) Td <\(codes)> Tj ET Q\n"
    }

    private static func file(_ objects: [String]) -> [UInt8] {
        // Four bytes beyond ASCII tell programs that the file is not text.
        var bytes = Array("%PDF-1.7\n%".utf8) + [0xE2, 0xE3, 0xCF, 0xD3, 0x0A]
        var places: [Int] = []
        for (number, object) in objects.enumerated() {
            places.append(bytes.count)
            bytes += Array("\(number + 1) 0 obj\n\(object)\nendobj\n".utf8)
        }
        let start = bytes.count
        let rows = places.map { "\(decimal($0, 10)) 00000 n \n" }.joined()
        let table = "xref\n0 \(objects.count + 1)\n0000000000 65535 f \n\(rows)"
        let trailer = "trailer\n<< /Size \(objects.count + 1) /Root 1 0 R /Info \(objects.count) 0 R >>\n"
        return bytes + Array("\(table)\(trailer)startxref\n\(start)\n%%EOF\n".utf8)
    }

    private static func hex(_ value: Int, _ width: Int) -> String { padded(String(value, radix: 16), width) }
    private static func decimal(_ value: Int, _ width: Int) -> String { padded(String(value), width) }
    private static func padded(_ digits: String, _ width: Int) -> String {
        String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}
