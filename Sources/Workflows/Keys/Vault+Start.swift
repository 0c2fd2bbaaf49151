import Domain
public import Foundation
public import Sealing
public import Store

extension Vault {
    /// The vault of a data folder, with its key file proved to be the one that belongs to what is in it: a key that is
    /// missing or another's is found now, not when a download fails. The first start makes the keys; the first of this
    /// version seals anew what the root itself had sealed. Throws `SealingError`.
    public static func open(
        _ files: KeyFiles, for store: Store, cipher: CipherSuite? = nil, at now: Date
    ) async throws -> Vault {
        let vault = Vault(files, store: store, cipher: cipher)
        if try files.next() != nil, let lock = try files.lock() {
            _ = try await vault.completeRotation()
            withExtendedLifetime(lock) {}
        }
        let isNew = try await store.keys { try $0.keks().isEmpty && $0.formerCheck() == nil }
        let root = try files.root(mayMake: isNew)
        try await store.changeKeys(at: now) { try vault.begin(under: root, on: $0) }
        try await vault.prove()
        return vault
    }

    /// Where a rotation died after its last transaction, its root takes its place; true: it did. Only under the lock,
    /// lest it be the root of the rotation after that.
    func completeRotation() async throws -> Bool {
        guard let next = try files.next() else { return false }
        let keks = try await store.keys { try $0.keks() }
        guard !keks.isEmpty, keks.allSatisfy({ $0.root == next.fingerprint }) else { return false }
        try files.promoteNext()
        return true
    }

    /// The first key-encryption key, and everything from before there was one.
    private func begin(under root: RootKey, on shelf: KeyShelf) throws {
        guard try shelf.newestKEK() == nil else { return }
        if let check = try shelf.formerCheck() { _ = try root.openVersion1(check, for: "key-check") }
        try addKEK(under: root, cipher ?? .aes, on: shelf)
        for owner in try shelf.ownersOfSecrets() {
            for secret in try shelf.secrets(of: owner) where Envelope.isOfVersion1(secret.bytes) {
                let plain = try root.openVersion1(secret.bytes, for: secret.place)
                let sealed = try seal(plain, for: secret.place, of: owner, on: shelf)
                try shelf.replace(SealedSecret(place: secret.place, bytes: sealed), of: owner)
            }
        }
        try shelf.dropFormerCheck()
    }

    @discardableResult
    func addKEK(under root: RootKey, _ cipher: CipherSuite, on shelf: KeyShelf) throws -> WrappedKEK {
        let id = try shelf.nextKEK()
        let key = try EnvelopeKey(id: id.rawValue, cipher: cipher)
        let wrapped = WrappedKEK(
            id: id, cipher: cipher.rawValue, root: root.fingerprint,
            bytes: try root.wrapping(cipher).wrap(key, for: id.place))
        try shelf.add(wrapped)
        return wrapped
    }

    /// Each key-encryption key opens; those that a rotation drops meanwhile need not.
    private func prove() async throws {
        var last: [WrappedKEK]?
        while true {
            let keks = try await store.keys { try $0.keks() }
            do { return try keks.forEach { _ = try ring.kek($0) } } catch SealingError.unsealable where keks != last {
                last = keks
            }
        }
    }
}
