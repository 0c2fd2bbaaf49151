import Domain
import Synchronization

/// The invoices of a stream's crowded days. To make twenty thousand anew for each question would slow the bureau down
/// below its own limit.
final class DayMemo: Sendable {
    private struct State {
        /// Under which the days were made.
        var drift = Drift()
        var days: [Day: [InvoiceFacts]] = [:]
    }

    private static let crowded = 1_000
    private static let limit = 8
    private let state = Mutex(State())

    /// - Parameter count: how many there are; few are made each time.
    func facts(of day: Day, count: Int, under drift: Drift, make: () -> [InvoiceFacts]) -> [InvoiceFacts] {
        guard count >= Self.crowded else { return make() }
        let known = state.withLock { state in
            if state.drift != drift { state = State(drift: drift) }
            return state.days[day]
        }
        if let known { return known }
        let made = make()
        state.withLock { state in
            guard state.drift == drift else { return }
            if state.days.count >= Self.limit { state.days.removeAll() }
            state.days[day] = made
        }
        return made
    }
}
