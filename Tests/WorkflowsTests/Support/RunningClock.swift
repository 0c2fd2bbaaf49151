import Foundation
import Synchronization

/// Runs from noon of 2026-11-22 in Beijing as fast as time does, and can be moved ahead.
final class RunningClock: Sendable {
    private static let start = Date(timeIntervalSince1970: 1_795_320_000)
    private let began = ContinuousClock.now
    private let ahead = Mutex<TimeInterval>(0)

    var now: Date {
        let elapsed = (ContinuousClock.now - began).components
        let seconds = Double(elapsed.seconds) + Double(elapsed.attoseconds) / 1e18
        return Self.start.addingTimeInterval(seconds + ahead.withLock { $0 })
    }

    func advance(_ seconds: TimeInterval) { ahead.withLock { $0 += seconds } }
}
