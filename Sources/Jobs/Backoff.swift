/// How long to wait after the nth attempt that failed: 1 s, 5 s, 25 s, 125 s, at most five minutes, give or take a
/// fifth, so that jobs that failed together do not return together. An outage of two minutes costs no download.
public enum Backoff {
    public static let mostAttempts = 5

    public static func delay(afterAttempt attempt: Int, jitter: Double = .random(in: 0.8...1.2)) -> Duration {
        var seconds = 1.0
        for _ in 1..<min(max(attempt, 1), 5) { seconds *= 5 }
        seconds = min(300, seconds)
        return .milliseconds(Int64(seconds * 1000 * jitter))
    }
}
