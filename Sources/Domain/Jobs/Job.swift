/// ```
/// ready → running → ready | parked | completed | failed | cancelled
/// parked → ready        what it waited for has come
/// ready | parked → cancelled        its download was cancelled
/// failed → ready        retried by a person
/// ```
public enum JobState: String, CaseIterable, Sendable {
    case ready, running, parked, completed, failed, cancelled
}

/// A piece of work that outlives the process: `kind` is a stable name, `subject` the row that it works on.
public struct Job: Hashable, Sendable {
    public typealias ID = Key<Job>

    public let id: ID
    public let kind: String
    public let subject: Int64
    /// The download that it is a part of, if it is of one.
    public let download: Download.ID?
    /// This attempt included, so at least 1.
    public let attempts: Int

    public init(id: ID, kind: String, subject: Int64, download: Download.ID?, attempts: Int) {
        self.id = id
        self.kind = kind
        self.subject = subject
        self.download = download
        self.attempts = attempts
    }
}
