import Synchronization

/// What a stream sent last, so that it sends only changes.
final class LastSeen<Value: Sendable & Equatable>: Sendable {
    private let value: Mutex<Value?>

    init(_ value: Value? = nil) { self.value = Mutex(value) }

    /// True, and remembered, where `next` is not what was seen last.
    func changes(to next: Value) -> Bool {
        value.withLock { value in
            defer { value = next }
            return value != next
        }
    }
}
