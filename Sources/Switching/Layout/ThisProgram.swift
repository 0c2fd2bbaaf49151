public import Domain
import Foundation

/// The executable that runs, and the version that it is of.
public struct ThisProgram: Hashable, Sendable {
    /// What this code is where no `release.json` says otherwise.
    public static let built = VersionNumber(major: 0, minor: 3, patch: 0)
    public static let current = ThisProgram(executable: path)

    /// Absolute, without links.
    public let executable: String
    /// The folder of its version, `ROOT/versions/0.4.0`; nil: it lies in a build tree.
    public let folder: String?
    public let version: VersionNumber

    public init(executable: String) {
        self.executable = executable
        let bin = URL(filePath: executable).deletingLastPathComponent()
        let folder = bin.deletingLastPathComponent().path
        let release = bin.lastPathComponent == "bin" ? try? Release.read(in: folder) : nil
        self.folder = release == nil ? nil : folder
        version = release?.version ?? Self.built
    }

    private static var path: String {
        let link = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
        let named = Bundle.main.executableURL ?? URL(filePath: CommandLine.arguments.first ?? "")
        return link ?? named.resolvingSymlinksInPath().path
    }
}

extension Release {
    /// What the version in `folder` says of itself.
    static func read(in folder: String) throws -> Release {
        try UpdateJSON.value(in: try Data(contentsOf: URL(filePath: "\(folder)/\(fileName)")))
    }
}
