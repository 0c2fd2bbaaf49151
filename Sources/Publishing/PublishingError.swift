/// Why nothing is published.
public enum PublishingError: Error, Hashable, Sendable {
    /// A file or folder of the build that is not there or cannot be read.
    case missing(path: String)
    case unwritable(path: String)
    /// No secret key of minisign's form, or two that do not belong to `trust.json`.
    case badKey(path: String)
    case wrongPassword(path: String)
    /// There are keys already: they are never written over.
    case keysExist(path: String)
    /// No feed that could be renewed.
    case noFeed(path: String)
}
