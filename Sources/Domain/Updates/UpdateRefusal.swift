public import Foundation

/// Why an update is not made. Closed; nothing of a feed's own words reaches a page.
public enum UpdateRefusal: Error, Codable, Hashable, Sendable {
    // The feed, and what comes from it. The texts name its files.
    case unreachable
    /// A page in place of JSON, or JSON of another kind.
    case notFeed
    case unsigned(String)
    /// Signed by one of the two keys.
    case oneKey(String)
    /// Signed by a key that is not ours.
    case wrongKey(String)
    /// The signature is of other bytes.
    case altered(String)
    case truncated(String)
    /// More bytes than were announced.
    case endless(String)
    /// Each file is signed, but they are not of one release.
    case mixed(String)
    // What it says.
    case wrongProduct
    case wrongPlatform(offered: String, ours: String)
    case rollback(offered: VersionNumber, known: VersionNumber)
    case fastForward(VersionNumber)
    case fromFuture(Date)
    /// The feed is not renewed: who serves it may be hiding a newer one.
    case expired(Date)
    case olderFeed(issued: Date, seen: Date)
    case olderKeys
    /// Needs a version between.
    case tooFar(minimum: VersionNumber)
    case alreadyHere(VersionNumber)
    // The archive.
    /// A path that leaves it, a link, or anything but a file or folder.
    case escaping
    /// Signed, but no archive of ours.
    case notArchive
    // This console.
    /// Bytes.
    case noSpace(needed: Int, free: Int)
    /// The folder of versions cannot be written to.
    case unwritable
    case noFeed
    /// The program brought no public keys.
    case noKeys
    case unsupervised
    case busy
}
