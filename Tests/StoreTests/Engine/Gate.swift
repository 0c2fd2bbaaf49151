import Foundation
import GRDB
import Synchronization

@testable import Store

/// Holds a store's writer until it is opened, so that what is written meanwhile waits together.
final class Gate: @unchecked Sendable {
    private let semaphore = DispatchSemaphore(value: 0)

    func close(on writer: GroupCommit) -> Task<Void, any Error> {
        Task { try await writer.write { [semaphore] _ in semaphore.wait() } }
    }

    func open() { semaphore.signal() }
}

/// A number that many tasks count up.
final class Counter: Sendable {
    private let atomic = Atomic(0)

    var value: Int { atomic.load(ordering: .acquiring) }

    /// Adds one and returns the sum.
    @discardableResult
    func add() -> Int { atomic.add(1, ordering: .acquiringAndReleasing).newValue }
}

/// Counts the commits of a database, and can make one fail.
final class CommitCount: TransactionObserver, @unchecked Sendable {
    struct Refused: Error {}

    private let lock = NSLock()
    private var commits = 0
    private var mustRefuse = false

    var count: Int { lock.withLock { commits } }

    func refuse(_ isRefusing: Bool) { lock.withLock { mustRefuse = isRefusing } }

    func observes(eventsOfKind eventKind: DatabaseEventKind) -> Bool { true }
    func databaseDidChange(with event: DatabaseEvent) {}
    func databaseWillCommit() throws { if lock.withLock({ mustRefuse }) { throw Refused() } }
    func databaseDidCommit(_ db: Database) { lock.withLock { commits += 1 } }
    func databaseDidRollback(_ db: Database) {}
}
