import Domain

/// An invoice as OFD (GB/T 33190): a zip whose OFD.xml carries the invoice's main fields, and mostly an attachment
/// with all of them. Nothing is taken from the drawn pages, and the seal is not checked.
public enum InvoiceOFD {
    /// - Throws: `notZip`, `tooManyEntries`, `tooLarge`, `unreadable`, what the reading of XML throws, and `malformed`
    ///   where OFD.xml and the attachment contradict each other.
    public static func read(_ bytes: [UInt8]) throws(DocumentError) -> InvoiceDocument {
        let parts = try parts(bytes)
        guard let main = parts.main else { throw .missing("OFD.xml") }
        let fields = try CustomFields(main)
        guard let attachment = parts.attachment else { return try fields.document }
        let document = try document(attachment)
        try fields.agree(with: document)
        return document
    }

    /// The invoices that OFD.xml and the attachment name. All parts are inflated, so that a damaged one is found.
    /// - Throws: as `read`, but for contradictions.
    static func numbers(_ bytes: [UInt8]) throws(DocumentError) -> [InvoiceNumber] {
        let parts = try parts(bytes)
        guard let main = parts.main else { throw .missing("OFD.xml") }
        try ZipArchive.read(bytes) { entry throws(DocumentError) in try entry.read { _ in } }
        let named = try CustomFields(main).number
        return [named, parts.attachment.flatMap { try? document($0).number }].compactMap { $0 }
    }

    private static func document(_ attachment: XMLElement) throws(DocumentError) -> InvoiceDocument {
        attachment.name == InvoiceXML.root
            ? try InvoiceXML.read(attachment) : try AttachedInvoice(attachment).document
    }

    /// Files are found by name: writers disagree on whether a FileLoc begins at its folder or at the root.
    private static func parts(
        _ bytes: [UInt8]
    ) throws(DocumentError) -> (main: XMLElement?, attachment: XMLElement?) {
        var main: XMLElement?
        var attachment: XMLElement?
        try ZipArchive.read(bytes) { entry throws(DocumentError) in
            if entry.path == "OFD.xml" {
                main = try XMLElement.read(entry.bytes(), attributes: ["Name"])
            } else if entry.name == "original_invoice.xml" || isAttachment(entry), attachment == nil {
                let root = try XMLElement.read(entry.bytes())
                if [InvoiceXML.root, AttachedInvoice.root].contains(root.name) { attachment = root }
            }
        }
        return (main, attachment)
    }

    private static func isAttachment(_ entry: ZipEntry) -> Bool {
        entry.path.contains("/Attachs/") && entry.name.hasSuffix(".xml") && entry.name != "Attachments.xml"
    }
}
