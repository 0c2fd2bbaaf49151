import Domain

/// An update that came by hand: the archive on this machine's disk, and what lay beside it.
public struct UpdatePackage: Sendable {
    let archive: String
    /// The archive's, for sentences.
    public let name: String
    let signatures: ReleaseSignatures
    /// `keys.json` and its signature, needed only where the release key was replaced.
    let keys: (file: [UInt8], signature: [UInt8]?)?

    /// - Parameter beside: files by name: the two signatures, and `keys.json` with its own.
    public init(archive: String, name: String, beside: [String: [UInt8]]) {
        self.archive = archive
        self.name = name
        signatures = ReleaseSignatures(
            release: beside[FeedFile.releaseSignature(of: name)], root: beside[FeedFile.rootSignature(of: name)])
        keys = beside[ReleaseKeys.fileName].map {
            ($0, beside[FeedFile.rootSignature(of: ReleaseKeys.fileName)])
        }
    }

    /// The files that may lie beside an archive of that name. Each has some hundred bytes.
    public static func companions(of name: String) -> [String] {
        [
            FeedFile.releaseSignature(of: name), FeedFile.rootSignature(of: name), ReleaseKeys.fileName,
            FeedFile.rootSignature(of: ReleaseKeys.fileName),
        ]
    }

    public static let largestCompanion = 64 << 10
}
