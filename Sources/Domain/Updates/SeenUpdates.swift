public import Foundation

/// What was seen of feeds, and is never forgotten: whoever serves an older feed later is refused.
public struct SeenUpdates: Hashable, Sendable {
    /// Nil: nothing was seen yet.
    public var version: VersionNumber?
    /// When the newest announcement was signed.
    public var issued: Date?
    /// Nil: those that the program brought.
    public var keys: ReleaseKeys?

    public init(version: VersionNumber? = nil, issued: Date? = nil, keys: ReleaseKeys? = nil) {
        self.version = version
        self.issued = issued
        self.keys = keys
    }

    /// With what was accepted now. Nothing moves back.
    public func with(_ announcement: Announcement, keys: ReleaseKeys) -> SeenUpdates {
        SeenUpdates(
            version: max(version ?? announcement.release.version, announcement.release.version),
            issued: max(issued ?? announcement.issued, announcement.issued),
            keys: keys.serial >= (self.keys?.serial ?? 0) ? keys : self.keys)
    }
}
