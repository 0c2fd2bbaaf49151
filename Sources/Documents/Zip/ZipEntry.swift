internal import CArchive

/// The file that the reading of a zip is at: valid only inside `visit`.
struct ZipEntry {
    /// The path inside the archive, with `/` between folders whatever the writer used.
    let path: String
    private let archive: OpaquePointer
    private let budget: ZipBudget

    init(_ archive: OpaquePointer, _ entry: OpaquePointer, _ budget: ZipBudget) {
        let name = archive_entry_pathname_utf8(entry) ?? archive_entry_pathname(entry)
        path = name.map { String(cString: $0).replacing("\\", with: "/") } ?? ""
        self.archive = archive
        self.budget = budget
    }

    /// The last part of the path.
    var name: String { path.split(separator: "/").last.map(String.init) ?? "" }

    /// Hands on the content piece by piece as it is inflated.
    /// - Throws: `unreadable` where it is damaged or encrypted, `tooLarge` where the archive's limit is reached.
    func read(_ receive: (UnsafeBufferPointer<UInt8>) throws(DocumentError) -> Void) throws(DocumentError) {
        while true {
            var block: UnsafeRawPointer?
            var size = 0
            var offset: Int64 = 0
            switch archive_read_data_block(archive, &block, &size, &offset) {
            case ARCHIVE_EOF: return
            case ARCHIVE_OK:
                try budget.spend(size)
                let bytes = UnsafeRawBufferPointer(start: block, count: size)
                try bytes.withMemoryRebound(to: UInt8.self) { bytes throws(DocumentError) in try receive(bytes) }
            default: throw .unreadable
            }
        }
    }

    func bytes() throws(DocumentError) -> [UInt8] {
        var all: [UInt8] = []
        try read { bytes in all += bytes }
        return all
    }
}
