internal import CArchive

/// What the reading of a tar is at: valid only inside `visit`.
struct TarEntry {
    enum Kind {
        case file
        case folder
        /// A link of either sort, a device, a pipe.
        case other
    }

    let path: String
    let kind: Kind
    let isExecutable: Bool
    private let archive: OpaquePointer

    init(_ archive: OpaquePointer, _ entry: OpaquePointer) {
        self.archive = archive
        path = archive_entry_pathname_utf8(entry).map { String(cString: $0) } ?? ""
        isExecutable = archive_entry_perm(entry) & 0o100 != 0
        let isLink = archive_entry_hardlink(entry) != nil || archive_entry_symlink(entry) != nil
        kind =
            switch archive_entry_filetype(entry) & 0o170000 {
            case 0o100000 where !isLink: .file
            case 0o040000 where !isLink: .folder
            default: .other
            }
    }

    /// The content in order, piece by piece.
    /// - Throws: `unreadable`, also for a file with holes: none of ours has any.
    func read(_ receive: (UnsafeRawBufferPointer) throws(DocumentError) -> Void) throws(DocumentError) {
        var position: Int64 = 0
        while true {
            var block: UnsafeRawPointer?
            var size = 0
            var offset: Int64 = 0
            switch archive_read_data_block(archive, &block, &size, &offset) {
            case ARCHIVE_EOF: return
            case ARCHIVE_OK:
                guard offset == position else { throw .unreadable }
                position += Int64(size)
                try receive(UnsafeRawBufferPointer(start: block, count: size))
            default: throw .unreadable
            }
        }
    }
}
