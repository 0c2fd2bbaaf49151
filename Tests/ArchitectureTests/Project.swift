import Foundation

/// The project's own files, found from this one's place.
enum Project {
    static let root = URL(filePath: #filePath).resolvingSymlinksInPath()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    static let sources = swiftFiles(under: "Sources")
    static let tests = swiftFiles(under: "Tests")

    private static func swiftFiles(under folder: String) -> [SwiftFile] {
        let paths = FileManager.default.enumerator(atPath: root.appending(path: folder).path)
        return (paths?.compactMap { $0 as? String } ?? []).filter { $0.hasSuffix(".swift") }.sorted().compactMap {
            path in
            let path = "\(folder)/\(path)"
            return (try? String(contentsOf: root.appending(path: path), encoding: .utf8)).map {
                SwiftFile(path: path, text: $0)
            }
        }
    }
}
