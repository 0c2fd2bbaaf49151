/// What somebody between us and the publisher may try, or a publisher who lost a key.
enum FeedAttack: String, CaseIterable, Sendable {
    case none
    /// An older version, honestly signed.
    case rollback
    /// A version so high that no honest one could follow.
    case fastForward = "fast-forward"
    /// An announcement whose time is over.
    case freeze
    /// An announcement that does not end.
    case endless
    /// An archive that does not end.
    case endlessArchive = "endless-archive"
    /// The archive of another release, honestly signed.
    case mixed
    case wrongProduct = "wrong-product"
    case wrongPlatform = "wrong-platform"
    case unsigned
    case wrongKey = "wrong-key"
    /// The release key alone, twice.
    case oneKey = "one-key"
    case truncated
    case altered
    /// An archive with a path that leaves it, honestly signed.
    case escaping
    /// A login page in place of every file.
    case page
    /// Keys that were replaced since.
    case oldKeys = "old-keys"
}
