/// Why a feed's file did not come.
public enum FeedFault: Error, Hashable, Sendable {
    /// The reason is for the log.
    case unreachable(reason: String)
    /// A page in place of a file.
    case page
    /// More bytes than it may have.
    case endless
    /// Fewer than it must have; what came is kept, to go on from.
    case cut
    /// The disk refused.
    case unwritable
}
