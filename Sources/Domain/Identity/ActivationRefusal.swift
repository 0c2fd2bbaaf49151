/// Why an activation code does not open. Each is another sentence with another next step.
public enum ActivationRefusal: Error, Hashable, Sendable {
    /// No such code was ever issued, or it is not 16 characters of the alphabet.
    case unknown
    case expired
    case used
    /// Too many tries in the last hour, by this person or from this address.
    case tooManyTries
}

/// Why the link in an activation mail gives no new code.
public enum RenewalRefusal: Error, Hashable, Sendable {
    /// No mail holds this link, or it has ended.
    case unknown
    /// The code in the mail still opens.
    case stillValid
    case used
    /// A new one was sent a moment ago.
    case tooSoon
}
