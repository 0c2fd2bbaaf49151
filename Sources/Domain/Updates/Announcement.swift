public import Foundation

/// What a feed says is newest: `latest.json`. Signed anew before it expires, also where nothing is new.
public struct Announcement: Codable, Hashable, Sendable {
    public static let fileName = "latest.json"
    /// Bytes; an honest one has a few thousand.
    public static let largest = 256 << 10

    /// The archive, in the same folder of the feed.
    public struct Archive: Codable, Hashable, Sendable {
        /// A plain file name.
        public let name: String
        /// Bytes.
        public let size: Int
        /// Hexadecimal.
        public let sha256: String

        public init(name: String, size: Int, sha256: String) {
            self.name = name
            self.size = size
            self.sha256 = sha256
        }
    }

    /// The same as `release.json` in the archive.
    public let release: Release
    public let archive: Archive
    /// 签发时间. Whole seconds, as `expires`.
    public let issued: Date
    public let expires: Date
    /// The ids of the keys that sign it, as minisign writes them.
    public let keys: [String]

    public init(release: Release, archive: Archive, issued: Date, expires: Date, keys: [String]) {
        self.release = release
        self.archive = archive
        self.issued = issued
        self.expires = expires
        self.keys = keys
    }
}
