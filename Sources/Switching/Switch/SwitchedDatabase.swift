/// The database, as far as a switch of versions is concerned. Nobody serves from it meanwhile.
public protocol SwitchedDatabase {
    /// The names of the migrations that made it what it is; nil: there is none yet.
    func migrations() throws -> [String]?
    /// A copy for `version` to be undone by; whole and on disk when this returns. Takes the place of earlier ones.
    func copy(before version: String) throws
    /// Puts the copy in the place of the database. May be called again after it was interrupted, or was done.
    func restore(before version: String) throws
}
