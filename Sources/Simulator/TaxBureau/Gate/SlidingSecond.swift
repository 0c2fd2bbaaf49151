import Foundation

/// The most requests that ever came within one second, wherever that second begins.
struct SlidingSecond: Sendable {
    private var recent: [Date] = []
    private(set) var requests = 0
    private(set) var busiest = 0

    /// - Parameter now: not before that of the call before.
    mutating func note(_ now: Date) {
        recent.removeAll { $0 <= now.addingTimeInterval(-1) }
        recent.append(now)
        requests += 1
        busiest = max(busiest, recent.count)
    }
}
