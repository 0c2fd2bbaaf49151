import Domain
import Store
import Synchronization

/// How far the one update is that may be under way: in memory, because a process that dies has none.
final class UpdateBoard: Sendable {
    private let signal: Signal
    private let state = Mutex(UpdateStep.idle)

    /// - Parameter signal: fires when a person would see a change.
    init(signal: Signal) { self.signal = signal }

    var step: UpdateStep { state.withLock { $0 } }

    /// Of two at once one is refused.
    func begin() throws(UpdateRefusal) {
        let isFree = state.withLock { step in
            guard !step.isUnderWay else { return false }
            step = .checking
            return true
        }
        guard isFree else { throw .busy }
        signal.fire()
    }

    func move(to next: UpdateStep) {
        let isSeen = state.withLock { step in
            defer { step = next }
            return step.shown != next.shown
        }
        if isSeen { signal.fire() }
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
