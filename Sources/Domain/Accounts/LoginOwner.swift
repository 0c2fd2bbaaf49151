/// Who may see a login under way and answer for it.
public enum LoginOwner: Hashable, Sendable {
    case user(User.ID)
    /// Whoever holds the link that was pushed to the account's person.
    case link(Verification.ID)
}
