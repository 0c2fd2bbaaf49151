import Domain
import Sealing
import Store
import Synchronization

/// The keys that this process has unwrapped. A root is read when it is needed and not kept.
final class KeyRing: Sendable {
    private struct Keys {
        var keks: [WrappedKEK: EnvelopeKey] = [:]
        var dataKeys: [WrappedDataKey.ID: EnvelopeKey] = [:]
    }

    /// Beyond this all are let go: each is unwrapped again when it is next needed.
    private static let most = (keks: 4, dataKeys: 1_000)
    private let files: KeyFiles
    private let keys = Mutex(Keys())

    init(files: KeyFiles) { self.files = files }

    func dataKey(_ id: WrappedDataKey.ID) -> EnvelopeKey? { keys.withLock { $0.dataKeys[id] } }

    /// Reads the key file where the key is not known yet: another process may have replaced the root.
    func kek(_ wrapped: WrappedKEK) throws -> EnvelopeKey {
        if let known = keys.withLock({ $0.keks[wrapped] }) { return known }
        guard let cipher = CipherSuite(rawValue: wrapped.cipher) else { throw SealingError.unsealable }
        let key = try files.root(wrapped.root).wrapping(cipher).unwrap(
            wrapped.bytes, id: wrapped.id.rawValue, cipher: cipher, for: wrapped.id.place)
        keys.withLock { keys in
            if keys.keks.count >= Self.most.keks { keys.keks = [:] }
            keys.keks[wrapped] = key
        }
        return key
    }

    func dataKey(_ wrapped: WrappedDataKey, under kek: WrappedKEK) throws -> EnvelopeKey {
        if let known = dataKey(wrapped.id) { return known }
        guard let cipher = CipherSuite(rawValue: wrapped.cipher) else { throw SealingError.unsealable }
        let key = try self.kek(kek).unwrap(
            wrapped.bytes, id: wrapped.id.rawValue, cipher: cipher, for: wrapped.id.place(of: wrapped.owner))
        keys.withLock { keys in
            if keys.dataKeys.count >= Self.most.dataKeys { keys.dataKeys = [:] }
            keys.dataKeys[wrapped.id] = key
        }
        return key
    }
}

extension WrappedKEK.ID {
    /// What it is wrapped for.
    var place: String { "key-encryption-keys/\(self)" }
}

extension WrappedDataKey.ID {
    func place(of owner: KeyOwner) -> String { "data-keys/\(self)/\(owner)" }
}
