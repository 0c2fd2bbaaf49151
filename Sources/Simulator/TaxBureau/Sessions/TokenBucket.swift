import Foundation

/// Allows so many requests a second, and as many at once.
struct TokenBucket: Sendable {
    private var left: Double
    private var filledAt: Date

    init(rate: Int, now: Date) {
        left = Double(rate)
        filledAt = now
    }

    mutating func take(rate: Int, now: Date) -> Bool {
        left = min(Double(rate), left + max(0, now.timeIntervalSince(filledAt)) * Double(rate))
        filledAt = now
        guard left >= 1 else { return false }
        left -= 1
        return true
    }
}
