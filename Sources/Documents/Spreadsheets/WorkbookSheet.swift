internal import CXLSXWriter
import Domain

/// One sheet of a workbook that is being written: rows in order, each finished before the next begins.
final class WorkbookSheet {
    enum Cell {
        case text(String)
        case money(Fen)
    }

    /// A spreadsheet has 1,048,576 rows, one of them the header.
    private static let maximumRows = 1 << 20
    private static let maximumText = 32_767

    private let sheet: UnsafeMutablePointer<lxw_worksheet>
    private let money: UnsafeMutablePointer<lxw_format>?
    /// Those written so far, the header among them.
    private(set) var rows = 0

    init(
        _ name: String, _ columns: [WorkbookColumns.Column], in workbook: UnsafeMutablePointer<lxw_workbook>
    ) throws(DocumentError) {
        guard let sheet = workbook_add_worksheet(workbook, name) else { throw .unwritable }
        self.sheet = sheet
        money = workbook_add_format(workbook)
        format_set_num_format(money, "0.00")
        let heading = workbook_add_format(workbook)
        format_set_bold(heading)
        for (place, column) in columns.enumerated() {
            worksheet_set_column(sheet, UInt16(place), UInt16(place), column.width, nil)
            try check(worksheet_write_string(sheet, 0, UInt16(place), column.title, heading))
        }
        worksheet_freeze_panes(sheet, 1, 0)
        rows = 1
    }

    /// Writes a row under its 序号, counted from 1; all of it, or nothing where a cell cannot be written.
    func append(_ cells: [Cell]) throws(DocumentError) {
        guard rows < Self.maximumRows else { throw .tooLarge }
        var ready: [Ready] = [.number(Double(rows), nil)]
        for cell in cells { ready.append(try prepared(cell)) }
        for (place, cell) in ready.enumerated() {
            let (row, column) = (UInt32(rows), UInt16(place))
            switch cell {
            case .text(""): break
            case .text(let text): try check(worksheet_write_string(sheet, row, column, text, nil))
            case .number(let number, let format): try check(worksheet_write_number(sheet, row, column, number, format))
            }
        }
        rows += 1
    }

    private enum Ready {
        case text(String)
        case number(Double, UnsafeMutablePointer<lxw_format>?)
    }

    private func prepared(_ cell: Cell) throws(DocumentError) -> Ready {
        switch cell {
        case .money(let fen): return .number(try Self.number(fen), money)
        case .text(let text):
            let spelt = CellText.escaped(text)
            guard spelt.utf16.count <= Self.maximumText else { throw .tooLarge }
            return .text(spelt)
        }
    }

    /// A spreadsheet has no other number than a Double, so it is made here, at the edge, and only below ten trillion
    /// yuan: with more than 15 digits the file would say 90071992547409.92 of 90071992547409.91.
    static func number(_ fen: Fen) throws(DocumentError) -> Double {
        let number = Double(fen.rawValue) / 100
        guard fen.rawValue.magnitude < 1_000_000_000_000_000, Int64((number * 100).rounded()) == fen.rawValue else {
            throw .malformed(field: "金额")
        }
        return number
    }

    private func check(_ result: lxw_error) throws(DocumentError) {
        guard result == LXW_NO_ERROR else { throw .unwritable }
    }
}
