#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// A folder of our own making that an archive is written into. There are no links in it to follow.
final class UnpackedFolder {
    typealias Put = (UnsafeRawBufferPointer) throws(DocumentError) -> Void

    private let path: String
    private var folders: Set<String>

    init(_ path: String) {
        self.path = path
        folders = [path]
    }

    /// - Throws: `escaping` where a file of that name was there before, `unwritable`.
    func makeFolder(_ names: [String]) throws(DocumentError) {
        var folder = path
        for name in names {
            folder += "/" + name
            guard !folders.contains(folder) else { continue }
            guard mkdir(folder, 0o755) == 0 else { throw errno == EEXIST ? .escaping : .unwritable }
            folders.insert(folder)
        }
    }

    /// - Throws: `escaping` where something of that name was there before, `unwritable`.
    func write(
        _ names: [String], isExecutable: Bool, content: (Put) throws(DocumentError) -> Void
    ) throws(DocumentError) {
        try makeFolder(names.dropLast())
        let file = ([path] + names).joined(separator: "/")
        let descriptor = open(file, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, isExecutable ? 0o755 : 0o644)
        guard descriptor >= 0 else { throw errno == EEXIST ? .escaping : .unwritable }
        defer { close(descriptor) }
        try content { (piece) throws(DocumentError) in
            var rest = piece
            while !rest.isEmpty {
                let count = unistdWrite(descriptor, rest.baseAddress, rest.count)
                guard count > 0 else { throw .unwritable }
                rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(count))
            }
        }
        guard fsync(descriptor) == 0 else { throw .unwritable }
    }

    /// Every name lasts.
    func sync() throws(DocumentError) {
        for folder in folders {
            let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
            guard descriptor >= 0 else { throw .unwritable }
            defer { close(descriptor) }
            guard fsync(descriptor) == 0 else { throw .unwritable }
        }
    }
}

/// The system's, which a method's own name hides.
private func unistdWrite(_ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
    write(descriptor, bytes, count)
}
