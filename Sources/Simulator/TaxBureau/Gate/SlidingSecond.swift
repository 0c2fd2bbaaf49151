import Foundation

/// The most requests that ever came within one second, wherever that second begins.
struct SlidingSecond: Sendable {
    private var recent: [Date] = []
    private(set) var requests = 0
    private(set) var busiest = 0

    /// How much later than another a request may be noted that came before it.
    private static let latest: TimeInterval = 5

    /// - Parameter instant: when it came; those that waited are noted late.
    mutating func note(_ instant: Date) {
        requests += 1
        let place = recent.lastIndex { $0 <= instant }.map { $0 + 1 } ?? 0
        recent.insert(instant, at: place)
        if let newest = recent.last { recent.removeAll { $0 <= newest.addingTimeInterval(-Self.latest) } }
        let near = recent.filter { abs($0.timeIntervalSince(instant)) < 1 }
        for end in near where end >= instant {
            busiest = max(busiest, near.count { $0 <= end && $0 > end.addingTimeInterval(-1) })
        }
    }
}
