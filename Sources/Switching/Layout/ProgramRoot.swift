import Domain
import Foundation

/// The folder in which versions lie side by side, and what stands beside them:
///
///     ROOT/versions/0.4.0/bin/steward
///     ROOT/current -> versions/0.4.0     the version that serves, also while it is tried out
///     ROOT/proven -> versions/0.4.0      the version that was ready last: what a service manager starts
///     ROOT/switch.json                   how far a switch is, or what became of the last
public struct ProgramRoot: Hashable, Sendable {
    enum Link: String, CaseIterable { case current, proven }

    public let path: String
    /// False: the program lies in a build tree, and its versions in the data folder.
    public let isInstalled: Bool

    public init(of program: ThisProgram, data: String) {
        let versions = program.folder.map { URL(filePath: $0).deletingLastPathComponent() }
        isInstalled = versions?.lastPathComponent == "versions"
        if let versions, isInstalled {
            path = versions.deletingLastPathComponent().path
        } else {
            path = URL(filePath: data).appending(path: "program").standardizedFileURL.path
        }
    }

    var state: String { path + "/switch.json" }
    /// Of the executable in the build tree that `current` stands in for.
    var stamp: String { path + "/stands-in-for.json" }

    func folder(of version: VersionNumber) -> String { "\(path)/versions/\(version)" }
    func executable(of version: VersionNumber) -> String { folder(of: version) + "/bin/steward" }

    /// What the link names; nil: it is not there, or names no version.
    func version(_ link: Link) -> VersionNumber? {
        guard let target = try? FileManager.default.destinationOfSymbolicLink(atPath: "\(path)/\(link)") else {
            return nil
        }
        return VersionNumber(URL(filePath: target).lastPathComponent)
    }

    /// By rename: whoever looks finds the one or the other.
    func point(_ link: Link, to version: VersionNumber?) throws(SwitchingError) {
        guard let version else { return try Durable.remove("\(path)/\(link)") }
        guard self.version(link) != version else { return }
        try Durable.link("\(path)/\(link)", to: "versions/\(version)")
    }

    /// Versions that neither serve nor would be gone back to take only room.
    func clear(except kept: Set<VersionNumber>) {
        let folder = path + "/versions"
        for name in (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [] {
            guard let version = VersionNumber(name), !kept.contains(version) else { continue }
            try? FileManager.default.removeItem(atPath: "\(folder)/\(name)")
        }
    }

    /// The release in a version's folder; nil: the folder is not whole.
    func release(of version: VersionNumber) -> Release? {
        guard let release = try? Release.read(in: folder(of: version)), release.version == version,
            FileManager.default.isExecutableFile(atPath: executable(of: version))
        else { return nil }
        return release
    }
}
