/// A sheet of a workbook: its rows as texts, without rows that are not in the file.
public struct Sheet: Hashable, Sendable {
    public let name: String
    /// A row ends with its last cell in the file, so rows differ in length; cells left out between others are empty.
    public let rows: [[String]]

    public init(name: String, rows: [[String]]) {
        self.name = name
        self.rows = rows
    }
}

/// Reads xlsx. Numbers are read as the decimal text in the file, formulas as their last result; a `<dimension>`, which
/// is often wrong, is not looked at.
public enum Spreadsheet {
    /// Our own exports of 100,000 invoices with their lines inflate to 400 MiB, and are read piece by piece.
    static let limits = ZipArchive.Limits(entries: 512, inflated: 1 << 30, ratio: 200)

    /// The sheets, in the workbook's order.
    /// - Throws: `notZip`, `unreadable`, `tooManyEntries`, what the reading of XML throws, `tooLarge` above 1 GiB
    ///   inflated or 8 million cells, `missing("workbook.xml")` for a zip that is no workbook.
    public static func sheets(_ bytes: [UInt8]) throws(DocumentError) -> [Sheet] {
        let index = try WorkbookIndex(bytes)
        // Sheets come before the shared strings in most files, so this is a second walk over the archive.
        var found: [String: [[String]]] = [:]
        let budget = CellBudget()
        try ZipArchive.read(bytes, limits: limits) { entry throws(DocumentError) in
            guard index.sheets.contains(where: { $0.path == entry.path }) else { return }
            let rows = SheetRows(index.strings, budget)
            let reader = try XMLReader(rows)
            try entry.read { bytes throws(DocumentError) in try reader.feed(bytes) }
            try reader.finish()
            found[entry.path] = rows.rows
        }
        return index.sheets.compactMap { sheet in found[sheet.path].map { Sheet(name: sheet.name, rows: $0) } }
    }
}

/// How many cells may still be read: a row may claim 16,384 of them with one.
final class CellBudget {
    private var left = 8_000_000

    func spend(_ count: Int) throws(DocumentError) {
        left -= count
        guard left >= 0 else { throw .tooLarge }
    }
}
