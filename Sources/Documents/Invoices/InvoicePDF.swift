import Domain

/// An invoice as a page to look at.
public enum InvoicePDF {
    /// PDF 1.7, 210 × 140 mm; the same document gives the same bytes. Of many goods lines the first twelve are shown.
    public static func write(_ document: InvoiceDocument) -> [UInt8] {
        PDFPage.write(document.printed, title: document.number.key)
    }
}
