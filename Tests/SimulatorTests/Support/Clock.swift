import Foundation
import Synchronization

/// A clock that stands still until a test moves it.
final class Clock: Sendable {
    static let start = Date(timeIntervalSince1970: 1_795_323_600)  // 2026-11-22 13:00 in Beijing
    private let instant = Mutex(Clock.start)

    var now: Date { instant.withLock { $0 } }
    func advance(_ seconds: TimeInterval) { instant.withLock { $0 += seconds } }
}
