public import Domain

/// Whose secrets a data key seals: with the key goes every copy of them.
public enum KeyOwner: Hashable, Sendable, LosslessStringConvertible {
    case account(Account.ID)
    /// The mails and the pushed links that wait to be sent.
    case letters

    /// As it stands in the database, and begins the places of its secrets.
    public var description: String {
        switch self {
        case .account(let id): "accounts/\(id)"
        case .letters: "letters"
        }
    }

    public init?(_ description: String) {
        if description == "letters" {
            self = .letters
        } else if description.hasPrefix("accounts/"), let id = Account.ID(String(description.dropFirst(9))) {
            self = .account(id)
        } else {
            return nil
        }
    }
}
