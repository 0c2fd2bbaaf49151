internal import CArchive
import Domain

/// Reads a tar that zstd compressed, and believes nothing of it: only files and folders with plain names, below the
/// folder that is asked for.
public enum TarReader {
    private static let mostEntries = 10_000

    /// The first entry, which must be a file of that name: what an archive says of itself is read before the rest.
    /// - Throws: `missing`, `tooLarge` above `limit` bytes, `unreadable`.
    public static func first(_ name: String, of path: String, upTo limit: Int) throws(DocumentError) -> [UInt8] {
        var content: [UInt8]?
        try walk(path) { (entry) throws(DocumentError) in
            guard entry.path == name, entry.kind == .file else { throw .missing(name) }
            var bytes: [UInt8] = []
            try entry.read { (piece) throws(DocumentError) in
                guard bytes.count + piece.count <= limit else { throw .tooLarge }
                bytes += piece
            }
            content = bytes
            return false
        }
        guard let content else { throw .missing(name) }
        return content
    }

    /// Writes all of it below `folder`, which is there and empty; each file and folder is on disk when this returns. What
    /// was written of an archive that is refused stays, for the caller to clear away.
    /// - Parameters:
    ///   - limit: bytes in all.
    ///   - progress: is told how many bytes are written.
    /// - Throws: `escaping` for a path that leaves the folder, a link or a device; `tooLarge`, `tooManyEntries`,
    ///   `unreadable`, `unwritable`.
    public static func unpack(
        _ path: String, into folder: String, upTo limit: Int, progress: (Int) -> Void = { _ in }
    ) throws(DocumentError) {
        let target = UnpackedFolder(folder)
        var written = 0
        var entries = 0
        try walk(path) { (entry) throws(DocumentError) in
            entries += 1
            guard entries <= mostEntries else { throw .tooManyEntries }
            let names = try plainNames(of: entry)
            guard entry.kind == .file else {
                try target.makeFolder(names)
                return true
            }
            try target.write(names, isExecutable: entry.isExecutable) { (put) throws(DocumentError) in
                try entry.read { (piece) throws(DocumentError) in
                    written += piece.count
                    guard written <= limit else { throw .tooLarge }
                    try put(piece)
                    progress(written)
                }
            }
            return true
        }
        try target.sync()
    }

    private static func plainNames(of entry: TarEntry) throws(DocumentError) -> [String] {
        guard entry.kind != .other else { throw .escaping }
        let path = entry.kind == .folder && entry.path.hasSuffix("/") ? entry.path.dropLast() : entry.path[...]
        let names = path.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        guard (1...20).contains(names.count), names.allSatisfy(FeedFile.isPlainName) else { throw .escaping }
        return names
    }

    /// Until `visit` returns false.
    private static func walk(
        _ path: String, visit: (TarEntry) throws(DocumentError) -> Bool
    ) throws(DocumentError) {
        guard let archive = archive_read_new() else { throw .unreadable }
        defer { archive_read_free(archive) }
        archive_read_support_format_tar(archive)
        archive_read_support_filter_zstd(archive)
        guard archive_read_open_filename(archive, path, 1 << 16) == ARCHIVE_OK else { throw .unreadable }
        try NameLocale.run { () throws(DocumentError) in
            while true {
                var entry: OpaquePointer?
                switch archive_read_next_header(archive, &entry) {
                case ARCHIVE_EOF: return
                case ARCHIVE_OK:
                    guard let entry else { throw .unreadable }
                    guard try visit(TarEntry(archive, entry)) else { return }
                default: throw .unreadable
                }
            }
        }
    }
}
