import Domain
import Synchronization

/// What the readings under way remember, in memory: a round that began in an earlier process knows fewer numbers.
final class Readings: Sendable {
    private struct State {
        var rounds: [Window.ID: Round] = [:]
        var cap: Int?
    }

    private let state = Mutex(State())

    subscript(window: Window.ID) -> Round? {
        get { state.withLock { $0.rounds[window] } }
        set { state.withLock { $0.rounds[window] = newValue } }
    }

    /// More rows than the bureau gave of late: such a query is cut without being asked for.
    func isAboveCap(_ count: Int) -> Bool { state.withLock { $0.cap.map { count > $0 } ?? false } }

    func learn(cap: Int) { state.withLock { $0.cap = cap } }
}
