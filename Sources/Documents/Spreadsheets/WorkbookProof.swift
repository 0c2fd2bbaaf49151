/// Reads a workbook back after it was written: the library does not notice when a disk is full, and closes a file
/// whose sheets end in the middle of a row.
enum WorkbookProof {
    /// - Throws: `unwritable` unless the file's sheets, in its order, have as many rows as were appended.
    static func check(_ path: String, rows: [Int]) throws(DocumentError) {
        var counts: [Int] = []
        do {
            try ZipArchive.read(ownFile: path) { entry throws(DocumentError) in
                guard entry.path.hasPrefix("xl/worksheets/sheet") else { return }
                let counter = RowCounter()
                let reader = try XMLReader(counter)
                try entry.read { bytes throws(DocumentError) in try reader.feed(bytes) }
                try reader.finish()
                counts.append(counter.rows)
            }
        } catch {
            throw .unwritable
        }
        guard counts == rows else { throw .unwritable }
    }
}

private final class RowCounter: XMLSink {
    private(set) var rows = 0

    func start(_ name: String, _ attributes: XMLAttributes) {}
    func text(_ bytes: UnsafeBufferPointer<UInt8>) {}
    func end(_ name: String) { rows += name == "row" ? 1 : 0 }
}
