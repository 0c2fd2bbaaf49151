import Foundation

/// Allows so many requests a second, and as many at once.
struct TokenBucket: Sendable {
    private var left = 0.0
    /// Long ago: a new bucket is full.
    private var filledAt = Date.distantPast

    mutating func take(rate: Int, now: Date) -> Bool {
        left = min(Double(rate), left + max(0, now.timeIntervalSince(filledAt)) * Double(rate))
        filledAt = max(filledAt, now)
        guard left >= 1 else { return false }
        left -= 1
        return true
    }
}

/// What a query is counted against.
struct Allowance: Sendable {
    /// Requests a second.
    let rate: Int
    /// When the request came, by the true clock.
    let askedAt: Date
}
