/// How long things may take.
struct Patience {
    /// A server ends by itself 33 s after it was told to.
    let drain = Duration.seconds(40)
    /// For tests.
    private let readySeconds: Int?

    init(_ environment: [String: String]) { readySeconds = environment["STEWARD_READY_SECONDS"].flatMap { Int($0) } }

    /// Until a version that is tried must be ready. Changing the schema of ten million invoices takes its time.
    func ready(migrates: Bool) -> Duration { .seconds(readySeconds ?? (migrates ? 1800 : 120)) }
}
