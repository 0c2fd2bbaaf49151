/// The id of a stored `Owner`: a row id, so that a company's id cannot be passed where an account's is wanted.
public struct Key<Owner>: RawRepresentable, Hashable, Sendable, LosslessStringConvertible {
    public let rawValue: Int64

    public init(rawValue: Int64) { self.rawValue = rawValue }

    /// Decimal digits, as they stand in a URL; nil for anything else.
    public init?(_ description: String) {
        guard description.allSatisfy(\.isASCIIDigit), let value = Int64(description), value > 0 else { return nil }
        self.init(rawValue: value)
    }

    public var description: String { String(rawValue) }
}
