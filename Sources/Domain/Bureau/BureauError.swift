public import Foundation

/// Why the bureau did not do what it was asked: the closed list of the gateway contract, and two of our own.
public enum BureauError: Error, Hashable, Sendable {
    case sessionExpired
    /// The person is wanted; by the challenge, if there is one, the session goes on, else by a new login.
    case verificationRequired(challenge: String? = nil)
    case rateLimited(retryAfter: Int)
    case tooManyRows(count: Int, cap: Int)
    case rangeTooLong
    case maintenance(until: Date)
    case notPermitted
    /// The company is on the other platform.
    case otherSide
    /// The session is a disk's, and that is in no slot.
    case diskMissing
    /// The session is a disk's, and a person must see to it.
    case diskUnverified
    /// The session is a disk's, and the clock of the PC that it lies in is off.
    case diskClock
    case badRequest(detail: String)
    case wrongPassword(triesLeft: Int)
    case wrongCaptcha
    case wrongCode(triesLeft: Int)
    case challengeExpired
    /// The phone has not confirmed yet.
    case challengePending
    /// The phone said no.
    case challengeDeclined
    case locked(until: Date)
    case notFound
    /// Nothing, or not a whole answer, came back; the reason is for the log.
    case unreachable(reason: String)
    /// An answer came that is not of the contract; the reason is for the log.
    case badAnswer(reason: String)

    /// The challenge by which a session goes on.
    public var challenge: String? { if case .verificationRequired(let challenge) = self { challenge } else { nil } }
}
