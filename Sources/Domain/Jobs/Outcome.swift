/// What came of one attempt at a job. Closed: nothing unknown is success.
public enum Outcome: Hashable, Sendable {
    case completed
    /// To be tried again after a while. `isAttempt` is false where the job is not to blame: a limit, a shutdown.
    case again(after: Duration, isAttempt: Bool)
    /// Waits for a person or for an instant; `Trouble` says for what.
    case parked(Trouble)
    case cancelled
    /// Will not be tried again by a machine.
    case failed(Trouble)
}
