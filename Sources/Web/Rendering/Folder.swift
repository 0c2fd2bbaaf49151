import Foundation

/// A folder that is read whole at start.
struct Folder {
    private let url: URL

    init(_ url: URL) { self.url = url.resolvingSymlinksInPath() }

    /// The content of each file that ends in one of `extensions`, by its path inside the folder.
    func files(_ extensions: Set<String>) throws(PagesError) -> [String: Data] {
        // Foundation on Linux enumerates a folder that is not there as an empty one.
        guard (try? FileManager.default.contentsOfDirectory(atPath: url.path)) != nil,
            let paths = FileManager.default.enumerator(atPath: url.path)
        else { throw .unreadableFolder(url.path) }
        var files: [String: Data] = [:]
        for case let path as String in paths where extensions.contains(Self.pathExtension(path)) {
            guard let data = FileManager.default.contents(atPath: url.appending(path: path).path) else {
                throw .unreadableFolder(url.path)
            }
            files[path] = data
        }
        return files
    }

    static func pathExtension(_ path: String) -> String { path.split(separator: ".").last.map(String.init) ?? "" }
}
