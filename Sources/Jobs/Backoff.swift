/// How long to wait after the nth attempt that failed: doubling from one second to five minutes, give or take a fifth,
/// so that jobs that failed together do not return together.
public enum Backoff {
    public static let mostAttempts = 5

    public static func delay(afterAttempt attempt: Int, jitter: Double = .random(in: 0.8...1.2)) -> Duration {
        let seconds = min(300, Double(1 << min(max(attempt, 1) - 1, 10)))
        return .milliseconds(Int64(seconds * 1000 * jitter))
    }
}
