/// Why the data cannot be opened or a change cannot be made.
public enum StoreError: Error, Hashable, Sendable {
    /// The data folder cannot be made, read or written.
    case folderUnusable(path: String)
    /// Another process serves from this folder.
    case folderInUse(path: String)
    /// The file is no database, or a newer version of this program made it.
    case databaseUnusable(path: String)
    /// There is no space left to write to.
    case diskFull
    /// The row is not there, or not this company's.
    case notFound
    /// The row is no longer in the state that the change needs.
    case conflict
}
