internal import CArchive

/// Writes a zip in memory. The same files give the same bytes: entries carry no time.
enum ZipWriter {
    private static let regularFile: UInt32 = 0o100000

    /// - Throws: `unwritable`.
    static func write(_ files: KeyValuePairs<String, [UInt8]>) throws(DocumentError) -> [UInt8] {
        guard let archive = archive_write_new() else { throw .unwritable }
        defer { archive_write_free(archive) }
        var bytes = [UInt8](repeating: 0, count: files.reduce(1 << 16) { $0 + $1.value.count + 2 * $1.key.count + 512 })
        var used = 0
        let isWritten = bytes.withUnsafeMutableBytes { bytes in
            withUnsafeMutablePointer(to: &used) { used in
                archive_write_set_format_zip(archive) == ARCHIVE_OK
                    && archive_write_open_memory(archive, bytes.baseAddress, bytes.count, used) == ARCHIVE_OK
                    && files.allSatisfy { add($0.key, $0.value, to: archive) }
                    && archive_write_close(archive) == ARCHIVE_OK
            }
        }
        guard isWritten else { throw .unwritable }
        return Array(bytes.prefix(used))
    }

    static func add(_ path: String, _ content: [UInt8], to archive: OpaquePointer) -> Bool {
        guard let entry = archive_entry_new() else { return false }
        defer { archive_entry_free(entry) }
        archive_entry_set_pathname_utf8(entry, path)
        archive_entry_set_size(entry, Int64(content.count))
        archive_entry_set_filetype(entry, regularFile)
        archive_entry_set_perm(entry, 0o644)
        return archive_write_header(archive, entry) == ARCHIVE_OK
            && content.withUnsafeBytes { archive_write_data(archive, $0.baseAddress, $0.count) } == content.count
    }
}
