import Store
import Synchronization

/// Tells running jobs that the process is about to stop: finish the step at hand and hand the rest back.
public final class Draining: Sendable {
    private let flag = Atomic(false)
    /// Fires when it begins.
    let signal = Signal()

    public init() {}

    public var hasBegun: Bool { flag.load(ordering: .acquiring) }

    public func begin() {
        flag.store(true, ordering: .releasing)
        signal.fire()
    }
}
