import Foundation
import Synchronization

/// Wrong passwords of the last 24 hours; the fifth locks the account for as long.
final class PasswordTries: Sendable {
    static let limit = 5
    static let window: TimeInterval = 24 * 3600
    private static let capacity = 10_000

    private struct Record {
        var failures: [Date] = []
        var lockedUntil: Date?
    }

    private let records = Mutex<[String: Record]>([:])

    func lockedUntil(_ account: String, now: Date) -> Date? {
        records.withLock { $0[account]?.lockedUntil }.flatMap { $0 > now ? $0 : nil }
    }

    /// The answer to one more wrong password.
    func failed(_ account: String, now: Date) -> Problem {
        records.withLock { records in
            if records.count >= Self.capacity { records.removeAll() }
            var record = records[account] ?? Record()
            record.failures = record.failures.filter { $0 > now.addingTimeInterval(-Self.window) } + [now]
            defer { records[account] = record }
            guard record.failures.count >= Self.limit else {
                return .wrongPassword(triesLeft: Self.limit - record.failures.count)
            }
            let end = now.addingTimeInterval(Self.window)
            record.lockedUntil = end
            record.failures = []
            return .locked(until: end)
        }
    }

    /// Locks the account as wrong passwords do; the end of it.
    func lock(_ account: String, now: Date) -> Date {
        let end = now.addingTimeInterval(Self.window)
        records.withLock { $0[account] = Record(lockedUntil: end) }
        return end
    }

    func succeeded(_ account: String) { _ = records.withLock { $0.removeValue(forKey: account) } }
}
