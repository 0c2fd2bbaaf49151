/// Why a file could not be read or written. The texts name elements, fields or titles, never what stands in them.
public enum DocumentError: Error, Hashable, Sendable {
    /// Not well-formed XML in an encoding that it declares.
    case notXML
    /// A DOCTYPE: no invoice has one, and attacks begin with one.
    case forbiddenDoctype
    /// Elements nested deeper than any invoice's.
    case tooDeep
    /// An element, field, title or file that must be there.
    case missing(String)
    /// A field whose content cannot be what its name says, or that two parts of a file contradict each other about.
    case malformed(field: String)
    case notZip
    /// More bytes, inflated bytes, elements, rows or cells than a real file has.
    case tooLarge
    case tooManyEntries
    /// An entry that is no plain file or folder below the archive's own.
    case escaping
    /// Damaged, cut short or encrypted.
    case unreadable
    /// The file system or an encoder refused.
    case unwritable
}
