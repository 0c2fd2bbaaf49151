/// Where versions lie side by side.
///
///     ROOT/versions/0.4.0/{bin/steward, Public/, Templates/, release.json, trust.json}
///     ROOT/current -> versions/0.4.0
///     ROOT/staging/    what is being downloaded and unpacked
public struct ProgramLayout: Hashable, Sendable {
    public let root: String
    /// The version that runs now.
    public let running: VersionNumber

    public init(root: String, running: VersionNumber) {
        self.root = root
        self.running = running
    }

    public var versions: String { root + "/versions" }
    public var current: String { root + "/current" }
    public var staging: String { root + "/staging" }

    public func folder(of version: VersionNumber) -> String { "\(versions)/\(version)" }
}
