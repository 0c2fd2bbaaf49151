import Domain
import Foundation

/// Tells one build of an executable from the next: a fresh build takes the place of what was switched to before.
struct BuildStamp: Codable, Hashable {
    let size: Int
    /// Nanoseconds since 1970.
    let modified: Int

    init?(of path: String) {
        var status = stat()
        guard stat(path, &status) == 0 else { return nil }
        size = Int(status.st_size)
        #if canImport(Darwin)
            let time = status.st_mtimespec
        #else
            let time = status.st_mtim
        #endif
        modified = time.tv_sec * 1_000_000_000 + time.tv_nsec
    }

    static func kept(at path: String) -> BuildStamp? {
        (try? Data(contentsOf: URL(filePath: path))).flatMap { try? UpdateJSON.value(in: $0) }
    }

    func keep(at path: String) throws(SwitchingError) {
        guard let data = try? UpdateJSON.data(self) else { throw .unwritable(path: path) }
        try Durable.replace(path, with: data)
    }
}
