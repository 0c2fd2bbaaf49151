/// Why versions cannot be watched over or switched.
public enum SwitchingError: Error, Hashable, Sendable {
    /// Nothing can be written there.
    case unwritable(path: String)
    /// Another process watches over this folder of versions.
    case inUse(path: String)
    /// `switch.json` is none.
    case unreadable(path: String)
    /// The executable is not there or does not start.
    case unstartable(path: String)
    /// A switch is under way.
    case underWay
    /// The copy of the database cannot be put back.
    case unrestorable
    /// The system gives no more pipes or processes.
    case exhausted
}
