/// Why an activation code does not open. Each is another sentence with another next step.
public enum ActivationRefusal: Error, Hashable, Sendable {
    /// No such code was ever issued, or it is not 16 characters of the alphabet.
    case unknown
    case expired
    case used
    /// Too many tries in the last hour.
    case tooManyTries
}
