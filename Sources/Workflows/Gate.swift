import Synchronization

/// Lets a few through at once and makes the rest wait their turn, in order. A waiter that is cancelled leaves the queue.
final class Gate: Sendable {
    private struct State {
        var free: Int
        var waiting: [(id: Int, waiter: CheckedContinuation<Void, any Error>)] = []
        var next = 0
    }

    private let state: Mutex<State>

    init(places: Int) { state = Mutex(State(free: places)) }

    func pass<Value: Sendable>(_ body: () async throws -> Value) async throws -> Value {
        try await enter()
        defer { leave() }
        return try await body()
    }

    private func enter() async throws {
        let id = state.withLock { state in
            state.next += 1
            return state.next
        }
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { waiter in
                let answer: Result<Void, any Error>? = state.withLock { state in
                    // Under the lock, so that a cancellation is seen here or finds the waiter in the queue.
                    if Task.isCancelled { return .failure(CancellationError()) }
                    guard state.free > 0 else {
                        state.waiting.append((id, waiter))
                        return nil
                    }
                    state.free -= 1
                    return .success(())
                }
                if let answer { waiter.resume(with: answer) }
            }
        } onCancel: {
            let waiter = state.withLock { state in
                state.waiting.firstIndex { $0.id == id }.map { state.waiting.remove(at: $0).waiter }
            }
            waiter?.resume(throwing: CancellationError())
        }
    }

    private func leave() {
        let next = state.withLock { state -> CheckedContinuation<Void, any Error>? in
            guard !state.waiting.isEmpty else {
                state.free += 1
                return nil
            }
            return state.waiting.removeFirst().waiter
        }
        next?.resume()
    }
}
