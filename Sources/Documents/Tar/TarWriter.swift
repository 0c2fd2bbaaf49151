internal import CArchive

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// A tar, compressed by zstd, that is written entry by entry. The same files give the same bytes: entries carry neither
/// time nor owner.
public final class TarWriter {
    private static let regularFile: UInt32 = 0o100000
    private static let symbolicLink: UInt32 = 0o120000
    private let archive: OpaquePointer

    /// - Throws: `unwritable`.
    public init(path: String) throws(DocumentError) {
        guard let archive = archive_write_new() else { throw .unwritable }
        self.archive = archive
        guard archive_write_set_format_pax_restricted(archive) == ARCHIVE_OK,
            archive_write_add_filter_zstd(archive) == ARCHIVE_OK,
            archive_write_open_filename(archive, path) == ARCHIVE_OK
        else { throw .unwritable }
    }

    deinit { archive_write_free(archive) }

    /// - Throws: `unwritable`.
    public func add(_ name: String, _ content: [UInt8]) throws(DocumentError) {
        try begin(name, count: content.count, mode: 0o644)
        try write(content, count: content.count)
    }

    /// A file of any size. It must not change meanwhile.
    /// - Throws: `missing` where it cannot be read, `unwritable`.
    public func add(_ name: String, file path: String, isExecutable: Bool = false) throws(DocumentError) {
        guard let file = fopen(path, "rb") else { throw .missing(name) }
        defer { fclose(file) }
        var facts = stat()
        guard fstat(fileno(file), &facts) == 0 else { throw .missing(name) }
        try begin(name, count: Int(facts.st_size), mode: isExecutable ? 0o755 : 0o644)
        var buffer = [UInt8](repeating: 0, count: 1 << 20)
        while case let count = fread(&buffer, 1, buffer.count, file), count > 0 { try write(buffer, count: count) }
        guard ferror(file) == 0 else { throw .missing(name) }
    }

    /// For those who try what a reader refuses.
    public func addLink(_ name: String, to target: String) throws(DocumentError) {
        guard let entry = archive_entry_new() else { throw .unwritable }
        defer { archive_entry_free(entry) }
        archive_entry_set_pathname_utf8(entry, name)
        archive_entry_set_filetype(entry, Self.symbolicLink)
        archive_entry_set_symlink_utf8(entry, target)
        archive_entry_set_perm(entry, 0o777)
        try writeHeader(entry)
    }

    /// - Throws: `unwritable`.
    public func close() throws(DocumentError) {
        guard archive_write_close(archive) == ARCHIVE_OK else { throw .unwritable }
    }

    private func begin(_ name: String, count: Int, mode: mode_t) throws(DocumentError) {
        guard let entry = archive_entry_new() else { throw .unwritable }
        defer { archive_entry_free(entry) }
        archive_entry_set_pathname_utf8(entry, name)
        archive_entry_set_size(entry, Int64(count))
        archive_entry_set_filetype(entry, Self.regularFile)
        archive_entry_set_perm(entry, mode)
        try writeHeader(entry)
    }

    /// A name that the locale has no characters for would be none, which libarchive does not survive.
    private func writeHeader(_ entry: OpaquePointer) throws(DocumentError) {
        try NameLocale.run { () throws(DocumentError) in
            guard archive_write_header(archive, entry) == ARCHIVE_OK else { throw .unwritable }
        }
    }

    private func write(_ bytes: [UInt8], count: Int) throws(DocumentError) {
        let isWritten = bytes.withUnsafeBytes { archive_write_data(archive, $0.baseAddress, count) } == count
        guard isWritten else { throw .unwritable }
    }
}
