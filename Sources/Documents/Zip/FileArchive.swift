internal import CArchive

/// A zip that is written to a file, one entry after the other, so that a large one costs no memory.
public final class FileArchive {
    private let archive: OpaquePointer

    /// - Throws: `unwritable`.
    public init(path: String) throws(DocumentError) {
        guard let archive = archive_write_new() else { throw .unwritable }
        self.archive = archive
        guard archive_write_set_format_zip(archive) == ARCHIVE_OK,
            // Names are UTF-8 whatever locale the process has.
            archive_write_set_format_option(archive, "zip", "hdrcharset", "UTF-8") == ARCHIVE_OK,
            archive_write_open_filename(archive, path) == ARCHIVE_OK
        else { throw .unwritable }
    }

    deinit { archive_write_free(archive) }

    /// - Throws: `unwritable`.
    public func add(_ name: String, _ content: [UInt8]) throws(DocumentError) {
        guard ZipWriter.add(name, content, to: archive) else { throw .unwritable }
    }

    /// The directory is written: only now it is a zip.
    /// - Throws: `unwritable`.
    public func close() throws(DocumentError) {
        guard archive_write_close(archive) == ARCHIVE_OK else { throw .unwritable }
    }
}
