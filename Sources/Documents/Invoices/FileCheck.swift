public import Domain

/// Whether bytes are the file of the invoice that they are said to be.
public enum FileCheck {
    /// What is wrong with them; nil for nothing. Of a PDF only beginning and end are looked at.
    public static func trouble(in bytes: [UInt8], as format: FileFormat, of invoice: Invoice) -> FileTrouble? {
        switch format {
        case .xml: xml(bytes, of: invoice)
        case .ofd: ofd(bytes, of: invoice)
        case .pdf: pdf(bytes)
        }
    }

    private static func xml(_ bytes: [UInt8], of invoice: Invoice) -> FileTrouble? {
        guard let document = try? InvoiceXML.read(bytes) else {
            return bytes.prefix(1024).contains(Array("<\(InvoiceXML.root)".utf8)) ? .cut : .wrongType
        }
        return document.number.digital == invoice.number.digital && document.sums == invoice.sums ? nil : .otherInvoice
    }

    private static func ofd(_ bytes: [UInt8], of invoice: Invoice) -> FileTrouble? {
        let numbers: [InvoiceNumber]
        do { numbers = try InvoiceOFD.numbers(bytes) } catch .notZip, .missing, .tooManyEntries, .tooLarge {
            return .wrongType
        } catch { return .cut }
        guard !numbers.isEmpty else { return .wrongType }
        return numbers.allSatisfy { $0.key == invoice.number.key } ? nil : .otherInvoice
    }

    private static func pdf(_ bytes: [UInt8]) -> FileTrouble? {
        guard bytes.starts(with: Array("%PDF-".utf8)) else { return .wrongType }
        let end = bytes.suffix(1024).reversed().drop { [0x0A, 0x0D, 0x20, 0x09, 0x00].contains($0) }
        return end.starts(with: Array("%%EOF".utf8).reversed()) ? nil : .cut
    }
}
