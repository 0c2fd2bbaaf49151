import Synchronization

/// Says that something changed, not what: a listener reads the rows. A slow listener finds one signal, not a queue.
public final class Signal: Sendable {
    private struct State {
        var listeners: [Int: AsyncStream<Void>.Continuation] = [:]
        var next = 0
    }

    private let state = Mutex(State())

    public init() {}

    /// Signals from now on: listen first, then read, and nothing is missed in between.
    public func listen() -> AsyncStream<Void> {
        let (stream, continuation) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        let id = state.withLock { state in
            state.next += 1
            state.listeners[state.next] = continuation
            return state.next
        }
        continuation.onTermination = { [weak self] _ in
            _ = self?.state.withLock { $0.listeners.removeValue(forKey: id) }
        }
        return stream
    }

    public func fire() {
        for listener in state.withLock({ Array($0.listeners.values) }) { listener.yield() }
    }

    /// How many listen now; a stream whose client is gone must not be among them.
    public var listenerCount: Int { state.withLock { $0.listeners.count } }
}

extension AsyncStream<Void> {
    /// Returns at the first signal, when the time is up, or when the task is cancelled. The stream is spent by it.
    public func first(within limit: Duration?) async {
        await withTaskGroup(of: Void.self) { group in
            group.addTask { for await _ in self { return } }
            if let limit { group.addTask { try? await Task.sleep(for: limit) } }
            await group.next()
            group.cancelAll()
        }
    }
}
