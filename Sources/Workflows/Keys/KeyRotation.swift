public import Domain
public import Foundation
public import Sealing
public import Store

/// `steward key rotate`: every key of the three levels is replaced, while a console may be serving the same folder.
///
/// After each step the folder is whole, and the next run goes on from there:
/// `steward.key.next` → a key-encryption key under it → owner by owner a data key and its secrets → the old
/// key-encryption keys go → `steward.key.next` becomes `steward.key`.
public struct KeyRotation: Sendable {
    /// What there is now.
    public struct Report: Hashable, Sendable {
        public let kek: WrappedKEK.ID
        public let cipher: CipherSuite
        public let dataKeys: Int
        /// An earlier run had begun it.
        public let isContinued: Bool
    }

    /// Another process replaces the keys of this folder.
    public struct UnderWay: Error {}

    /// A secret that does not open: nothing of its owner was replaced.
    public struct Unreadable: Error, Hashable {
        public let place: String
    }

    let vault: Vault
    let now: @Sendable () -> Date

    /// - Parameters:
    ///   - cipher: nil: that of the keys in use.
    ///   - deed: the line in the audit log, written with the last transaction.
    public static func run(
        _ files: KeyFiles, for store: Store, cipher: CipherSuite?, deed: (Report) -> Deed,
        now: @escaping @Sendable () -> Date
    ) async throws -> Report {
        guard let lock = try files.lock() else { throw UnderWay() }
        defer { withExtendedLifetime(lock) {} }
        let vault = try await Vault.open(files, for: store, cipher: cipher, at: now())
        let rotation = KeyRotation(vault: vault, now: now)
        if try await vault.completeRotation() {
            return try await rotation.report(of: try await rotation.newestKEK(), isContinued: true)
        }
        let isContinued = try files.next() != nil
        let root = try rotation.nextRoot()
        let kek = try await rotation.nextKEK(under: root)
        while let owner = try await rotation.nextOwner(to: kek) { try await rotation.renew(owner, under: kek) }
        let report = try await rotation.report(of: kek, isContinued: isContinued)
        try await rotation.dropOthers(than: kek, recording: deed(report))
        try files.promoteNext()
        return report
    }

    func nextRoot() throws -> RootKey { try vault.files.next() ?? vault.files.makeNext() }

    func nextKEK(under root: RootKey) async throws -> WrappedKEK {
        try await vault.store.changeKeys(at: now()) { shelf in
            let newest = try shelf.newestKEK()
            if let newest, newest.root == root.fingerprint { return newest }
            let cipher = vault.cipher ?? newest.flatMap { CipherSuite(rawValue: $0.cipher) } ?? .aes
            return try vault.addKEK(under: root, cipher, on: shelf)
        }
    }

    func nextOwner(to kek: WrappedKEK) async throws -> KeyOwner? {
        try await vault.store.keys { try $0.owner(notUnder: kek.id) }
    }

    /// A fresh data key, and all that the owner's last one sealed, sealed with it.
    func renew(_ owner: KeyOwner, under kek: WrappedKEK) async throws {
        try await vault.store.changeKeys(at: now()) { shelf in
            for secret in try shelf.secrets(of: owner) {
                var plain: [UInt8]
                do { plain = try vault.open(secret.bytes, for: secret.place, on: shelf) } catch SealingError.unsealable
                {
                    throw Unreadable(place: secret.place)
                }
                defer { plain.wipe() }
                let sealed = try vault.seal(plain, for: secret.place, of: owner, on: shelf)
                try shelf.replace(SealedSecret(place: secret.place, bytes: sealed), of: owner)
            }
            try shelf.dropDataKeys(of: owner, notUnder: kek.id)
        }
    }

    func dropOthers(than kek: WrappedKEK, recording deed: Deed) async throws {
        try await vault.store.changeKeys(recording: deed, at: now()) { try $0.dropKEKs(but: kek.id) }
    }

    private func newestKEK() async throws -> WrappedKEK {
        try await vault.store.keys { try $0.newestKEK() } ?? { throw SealingError.unsealable }()
    }

    private func report(of kek: WrappedKEK, isContinued: Bool) async throws -> Report {
        guard let cipher = CipherSuite(rawValue: kek.cipher) else { throw SealingError.unsealable }
        return Report(
            kek: kek.id, cipher: cipher, dataKeys: try await vault.store.keys { try $0.dataKeyCount() },
            isContinued: isContinued)
    }
}
