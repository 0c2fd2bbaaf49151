/// How the account of a download was found.
public enum AccountChoice: String, CaseIterable, Sendable {
    /// None was named.
    case standard = "default"
    case named
}
