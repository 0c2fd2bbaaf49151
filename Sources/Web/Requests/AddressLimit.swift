import Foundation
import Synchronization

/// How often one address, or one person, may do one thing: so many at once, and one more each interval. Another address never pays.
final class AddressLimit: Sendable {
    private struct Bucket {
        var spent: Double
        var at: Date
    }

    private static let mostAddresses = 20_000
    private let burst: Double
    private let interval: TimeInterval
    private let buckets = Mutex<[String: Bucket]>([:])

    init(burst: Int, interval: TimeInterval) {
        self.burst = Double(burst)
        self.interval = interval
    }

    /// Throws `TooMany`.
    func spend(for address: String, at now: Date) throws {
        let wait = buckets.withLock { buckets -> TimeInterval in
            if buckets.count >= Self.mostAddresses {
                buckets = buckets.filter { level(of: $0.value, at: now) > 0 }
                // Memory matters more than who was counted.
                if buckets.count >= Self.mostAddresses { buckets.removeAll() }
            }
            let spent = buckets[address].map { level(of: $0, at: now) } ?? 0
            guard spent + 1 <= burst else { return (spent + 1 - burst) * interval }
            buckets[address] = Bucket(spent: spent + 1, at: now)
            return 0
        }
        if wait > 0 { throw TooMany(secondsToWait: max(1, Int(wait.rounded(.up)))) }
    }

    private func level(of bucket: Bucket, at now: Date) -> Double {
        max(0, bucket.spent - max(0, now.timeIntervalSince(bucket.at)) / interval)
    }
}
