/// What must be known of a workbook before its sheets can be read.
struct WorkbookIndex {
    /// In the workbook's order; `path` is that inside the archive.
    let sheets: [(name: String, path: String)]
    let strings: [String]

    init(_ bytes: [UInt8]) throws(DocumentError) {
        var workbook: XMLElement?
        var relations: XMLElement?
        let strings = SharedStrings()
        try ZipArchive.read(bytes, limits: Spreadsheet.limits) { entry throws(DocumentError) in
            switch entry.path {
            case "xl/workbook.xml":
                workbook = try XMLElement.read(entry.bytes(), attributes: ["name", "id"])
            case "xl/_rels/workbook.xml.rels":
                relations = try XMLElement.read(entry.bytes(), attributes: ["Id", "Target"])
            case "xl/sharedStrings.xml":
                let reader = try XMLReader(strings)
                try entry.read { bytes throws(DocumentError) in try reader.feed(bytes) }
                try reader.finish()
            default: break
            }
        }
        guard let workbook else { throw .missing("workbook.xml") }
        guard let relations else { throw .missing("workbook.xml.rels") }
        sheets = workbook.all("sheet").compactMap { sheet in
            let relation = relations.children.first { $0.attributes["Id"] == sheet.attributes["id"] }
            guard let target = relation?.attributes["Target"] else { return nil }
            return (sheet.attributes["name"] ?? "", target.hasPrefix("/") ? String(target.dropFirst()) : "xl/\(target)")
        }
        self.strings = strings.strings
    }
}

/// The texts that cells refer to by place: rich text without its formats, and without phonetic readings.
private final class SharedStrings: XMLSink {
    private(set) var strings: [String] = []
    private let budget = CellBudget()
    private var text = CellTextCollector()

    func start(_ name: String, _ attributes: XMLAttributes) throws(DocumentError) {
        if name == "si" { try budget.spend(1) }
        text.start(name)
    }

    func text(_ bytes: UnsafeBufferPointer<UInt8>) { text.add(bytes) }

    func end(_ name: String) {
        text.end(name)
        if name == "si" { strings.append(text.take()) }
    }
}

/// Gathers the `t` elements of a shared or inline string.
struct CellTextCollector {
    private var bytes: [UInt8] = []
    private var isText = false
    private var isPhonetic = false

    mutating func start(_ name: String) {
        if name == "rPh" { isPhonetic = true }
        if name == "t" || name == "v" { isText = true }
    }

    mutating func add(_ more: UnsafeBufferPointer<UInt8>) {
        if isText && !isPhonetic { bytes += more }
    }

    mutating func end(_ name: String) {
        if name == "rPh" { isPhonetic = false }
        if name == "t" || name == "v" { isText = false }
    }

    mutating func take() -> String {
        defer { bytes.removeAll(keepingCapacity: true) }
        return CellText.unescaped(String(decoding: bytes, as: UTF8.self))
    }
}
