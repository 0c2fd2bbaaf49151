import Foundation

/// Where the project and its program lie.
enum Project {
    static let root = URL(filePath: #filePath).resolvingSymlinksInPath()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// The program that is tested: `STEWARD_BINARY`, else the newest that was built here; nil where there is none.
    static let program: URL? = {
        if let path = ProcessInfo.processInfo.environment["STEWARD_BINARY"] { return URL(filePath: path) }
        let built = ["debug", "release"].map { root.appending(path: ".build/\($0)/steward") }
        return built.filter { FileManager.default.isExecutableFile(atPath: $0.path) }
            .max { date(of: $0) < date(of: $1) }
    }()

    private static func date(of file: URL) -> Date {
        (try? file.resourceValues(forKeys: [.contentModificationDateKey]).contentModificationDate) ?? .distantPast
    }
}
