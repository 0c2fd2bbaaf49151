import Domain
import Store
import Synchronization

/// How far the one update is that may be under way: in memory, because a process that dies has none.
final class UpdateBoard: Sendable {
    private struct State {
        var step = UpdateStep.idle
        var revision = 0
    }

    private let signal: Signal
    private let state = Mutex(State())

    /// - Parameter signal: fires when a person would see a change.
    init(signal: Signal) { self.signal = signal }

    var step: UpdateStep { state.withLock(\.step) }
    /// Counts what a person would see change; 0: nothing has in this process.
    var revision: Int { state.withLock(\.revision) }

    /// Of two at once one is refused.
    func begin() throws(UpdateRefusal) {
        let isFree = state.withLock { state in
            guard !state.step.isUnderWay else { return false }
            state.step = .checking
            state.revision += 1
            return true
        }
        guard isFree else { throw .busy }
        signal.fire()
    }

    func move(to next: UpdateStep) {
        let isSeen = state.withLock { state in
            let isSeen = state.step.shown != next.shown
            state.step = next
            state.revision += isSeen ? 1 : 0
            return isSeen
        }
        if isSeen { signal.fire() }
    }

    /// What became of a switch is known.
    func touch() {
        state.withLock { $0.revision += 1 }
        signal.fire()
    }
}

extension UpdateStep {
    /// By whole percents.
    fileprivate var shown: UpdateStep {
        switch self {
        case .downloading(let done, let total): .downloading(done: done * 100 / max(1, total), total: total)
        case .unpacking(let done, let total): .unpacking(done: done * 100 / max(1, total), total: total)
        case .idle, .checking, .verifying, .switching, .refused: self
        }
    }
}
