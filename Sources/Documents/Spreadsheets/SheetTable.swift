import Foundation

/// A sheet read by the titles of its columns: the bureau's columns shift by province and year.
public struct SheetTable: Sendable {
    public struct Row: Sendable {
        fileprivate let columns: [String: Int]
        fileprivate let cells: [String]

        /// The cell under a title, trimmed; empty where the column or the cell is not there.
        public subscript(title: String) -> String {
            guard let column = columns[SheetTable.normalised(title)], column < cells.count else { return "" }
            return cells[column].trimmed
        }

        /// The cell under a title as a number of an invoice: nil for `--` and for an empty cell.
        public func number(_ title: String) -> String? {
            let text = self[title]
            return text.isEmpty || text == "--" ? nil : text
        }
    }

    /// The rows below the titles, without blank rows and without the 合计 row.
    public let rows: [Row]

    /// Nil unless a row of the sheet has all of these titles; rows above it are headlines.
    public init?(_ sheet: Sheet, titles: [String]) {
        let wanted = Set(titles.map(Self.normalised))
        guard let header = sheet.rows.firstIndex(where: { wanted.isSubset(of: $0.map(Self.normalised)) }) else {
            return nil
        }
        let titles = sheet.rows[header].enumerated().map { (Self.normalised($0.element), $0.offset) }
        let columns = Dictionary(titles, uniquingKeysWith: { first, _ in first })
        rows = sheet.rows[(header + 1)...].compactMap { cells in
            guard let first = cells.first(where: { !$0.trimmed.isEmpty }), !first.trimmed.hasPrefix("合计") else {
                return nil
            }
            return Row(columns: columns, cells: cells)
        }
    }

    /// One spelling for titles that mean the same; a title that must be filled in ends in `*`.
    private static func normalised(_ title: String) -> String {
        let name = String(title.filter { !$0.isWhitespace && $0 != "*" })
        switch name {
        case "数电票号码": return "数电发票号码"
        case "购方名称": return "购买方名称"
        default: return name
        }
    }
}

extension String {
    fileprivate var trimmed: String { trimmingCharacters(in: .whitespacesAndNewlines) }
}
