internal import CArchive

/// A zip in memory, read entry by entry. Nothing is written to disk, and a name is only ever compared.
enum ZipArchive {
    struct Limits {
        var entries = 512
        /// Bytes in all, counted while inflating: what the directory claims is not believed.
        var inflated = 64 << 20
        /// How many times its own size an archive may inflate to; 1 MiB is always allowed.
        var ratio = 200
    }

    /// Calls `visit` with each file of the central directory, in order; an entry that it does not read is skipped.
    static func read(
        _ bytes: [UInt8], limits: Limits = Limits(), visit: (ZipEntry) throws(DocumentError) -> Void
    ) throws(DocumentError) {
        guard bytes.starts(with: Array("PK".utf8)) else { throw .notZip }
        let inflated = min(limits.inflated, max(1 << 20, bytes.count * limits.ratio))
        let budget = ZipBudget(entries: limits.entries, inflated: inflated)
        try bytes.withUnsafeBufferPointer { bytes throws(DocumentError) in
            try walk(budget, visit) { archive_read_open_memory($0, bytes.baseAddress, bytes.count) }
        }
    }

    /// The same for a file that this program wrote, without limits.
    static func read(ownFile path: String, visit: (ZipEntry) throws(DocumentError) -> Void) throws(DocumentError) {
        try walk(ZipBudget(entries: .max, inflated: .max), visit) { archive_read_open_filename($0, path, 1 << 16) }
    }

    private static func walk(
        _ budget: ZipBudget, _ visit: (ZipEntry) throws(DocumentError) -> Void, open: (OpaquePointer) -> Int32
    ) throws(DocumentError) {
        guard let archive = archive_read_new() else { throw .unreadable }
        defer { archive_read_free(archive) }
        // Only by the central directory: what other programs see of the file is what is read of it.
        archive_read_support_format_zip_seekable(archive)
        guard open(archive) == ARCHIVE_OK else { throw .unreadable }
        try NameLocale.run { () throws(DocumentError) in
            while let entry = try next(in: archive) {
                try budget.enter()
                try visit(ZipEntry(archive, entry, budget))
            }
        }
    }

    private static func next(in archive: OpaquePointer) throws(DocumentError) -> OpaquePointer? {
        var entry: OpaquePointer?
        switch archive_read_next_header(archive, &entry) {
        case ARCHIVE_EOF: return nil
        // A warning is about a name's character set, and names are only compared.
        case ARCHIVE_OK, ARCHIVE_WARN: return entry
        default: throw .unreadable
        }
    }
}
