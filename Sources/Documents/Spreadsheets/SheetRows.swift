/// Reads a sheet's rows as they come.
final class SheetRows: XMLSink {
    private(set) var rows: [[String]] = []
    private let strings: [String]
    private let budget: CellBudget
    private var cells: [String] = []
    private var column = 0
    private var type = ""
    private var text = CellTextCollector()

    private static let maximumColumns = 16_384

    init(_ strings: [String], _ budget: CellBudget) {
        self.strings = strings
        self.budget = budget
    }

    func start(_ name: String, _ attributes: XMLAttributes) throws(DocumentError) {
        switch name {
        case "row":
            try budget.spend(1)
            cells = []
            column = 0
        case "c":
            if let reference = attributes["r"] { column = try Self.column(of: reference) }
            type = attributes["t"] ?? "n"
        default: text.start(name)
        }
    }

    func text(_ bytes: UnsafeBufferPointer<UInt8>) { text.add(bytes) }

    func end(_ name: String) throws(DocumentError) {
        switch name {
        case "row": rows.append(cells)
        case "c":
            try place(try value(text.take()))
            column += 1
        default: text.end(name)
        }
    }

    private func value(_ raw: String) throws(DocumentError) -> String {
        switch type {
        case "s":
            guard let index = Int(raw), strings.indices.contains(index) else {
                throw .malformed(field: "sharedStrings")
            }
            return strings[index]
        case "b": return raw == "1" ? "TRUE" : "FALSE"
        case "n": return CellText.number(raw)
        default: return raw
        }
    }

    private func place(_ value: String) throws(DocumentError) {
        guard column < Self.maximumColumns else { throw .tooLarge }
        let missing = column + 1 - cells.count
        if missing > 0 {
            try budget.spend(missing)
            cells += Array(repeating: "", count: missing)
        }
        cells[column] = value
    }

    /// 0 for `A7`, 27 for `AB7`.
    private static func column(of reference: String) throws(DocumentError) -> Int {
        var column = 0
        for letter in reference.utf8 where !(0x30...0x39).contains(letter) {
            guard (0x41...0x5A).contains(letter), column < maximumColumns else {
                throw .malformed(field: "cell reference")
            }
            column = column * 26 + Int(letter) - 0x40
        }
        guard column > 0 else { throw .malformed(field: "cell reference") }
        return column - 1
    }
}
