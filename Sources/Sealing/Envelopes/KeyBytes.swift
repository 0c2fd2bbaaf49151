import CCrypto

/// The bytes of a key in one place of memory, wiped when nobody holds them any more.
final class KeyBytes: Sendable {
    private nonisolated(unsafe) let memory: UnsafeMutableBufferPointer<UInt8>

    /// Takes the bytes over: `source` is wiped.
    init(taking source: inout [UInt8]) {
        memory = .allocate(capacity: source.count)
        _ = memory.initialize(from: source)
        source.wipe()
    }

    /// 32 random bytes.
    convenience init() {
        var bytes = Random.bytes(32)
        self.init(taking: &bytes)
    }

    deinit {
        OPENSSL_cleanse(memory.baseAddress, memory.count)
        memory.deallocate()
    }

    var count: Int { memory.count }

    /// The pointer is of no use after `body`.
    func withBytes<Value, Failure: Error>(
        _ body: (UnsafeBufferPointer<UInt8>) throws(Failure) -> Value
    ) throws(Failure) -> Value {
        try body(UnsafeBufferPointer(memory))
    }
}

extension [UInt8] {
    /// Overwrites what nobody else holds a copy of.
    public mutating func wipe() {
        withUnsafeMutableBytes { OPENSSL_cleanse($0.baseAddress, $0.count) }
        removeAll()
    }
}
