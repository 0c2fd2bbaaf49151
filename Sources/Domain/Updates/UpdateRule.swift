public import Foundation

/// Whether a version may take this one's place. Asked only of what is signed by both keys.
public struct UpdateRule: Sendable {
    /// A release of this major above ours or of a later instant than this would block all honest ones after it.
    static let majorsAhead = 1
    static let clockSkew: TimeInterval = 86_400

    let running: VersionNumber
    let platform: String
    let seen: SeenUpdates

    /// - Parameter platform: as `Platform.current`.
    public init(running: VersionNumber, platform: String = Platform.current, seen: SeenUpdates) {
        self.running = running
        self.platform = platform
        self.seen = seen
    }

    /// A feed's. It may be of the version that runs: then nothing is new.
    public func check(_ announcement: Announcement, at now: Date) throws(UpdateRefusal) {
        try check(announcement.release, at: now)
        guard announcement.issued <= now + Self.clockSkew else { throw .fromFuture(announcement.issued) }
        guard now < announcement.expires else { throw .expired(announcement.expires) }
        if let newest = seen.issued, announcement.issued < newest {
            throw .olderFeed(issued: announcement.issued, seen: newest)
        }
        guard FeedFile.isPlainName(announcement.archive.name), announcement.archive.size > 0 else { throw .notFeed }
    }

    public func check(_ release: Release, at now: Date) throws(UpdateRefusal) {
        guard release.product == Release.product else { throw .wrongProduct }
        guard release.platform == platform else { throw .wrongPlatform(offered: release.platform, ours: platform) }
        guard release.version.major <= running.major + Self.majorsAhead else { throw .fastForward(release.version) }
        guard release.issued <= now + Self.clockSkew else { throw .fromFuture(release.issued) }
        let known = max(running, seen.version ?? running)
        guard release.version >= known else { throw .rollback(offered: release.version, known: known) }
        guard release.minimumVersion <= running else { throw .tooFar(minimum: release.minimumVersion) }
    }

    /// One that is to be put in place: it must also be another.
    public func checkNew(_ release: Release, at now: Date) throws(UpdateRefusal) {
        try check(release, at: now)
        guard release.version > running else { throw .alreadyHere(release.version) }
    }
}
