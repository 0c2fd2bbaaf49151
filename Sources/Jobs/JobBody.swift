public import Domain

/// What does the work of one kind of job. It must be safe to run again from where the database stands.
public struct JobBody: Sendable {
    let kind: String
    let perform: @Sendable (Job, Draining) async throws -> Outcome

    /// - Parameter perform: throws only what it does not expect; that is logged, kept on the job's row and tried again.
    public init(kind: String, perform: @escaping @Sendable (Job, Draining) async throws -> Outcome) {
        self.kind = kind
        self.perform = perform
    }
}
