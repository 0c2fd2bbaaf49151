import Domain
import Sealing
public import Store

/// Seals and opens the secrets at rest.
///
/// A secret is sealed with the data key of its owner; that is wrapped by a key-encryption key, and that by the root of
/// the key file. Another process may replace all three at any time (`steward key rotate`): what is sealed is sealed
/// within the write's transaction with the newest keys, and what does not open is read again.
public final class Vault: Sendable {
    let store: Store
    let files: KeyFiles
    /// What new keys seal with; nil: what the newest key-encryption key does.
    let cipher: CipherSuite?
    let ring: KeyRing

    init(_ files: KeyFiles, store: Store, cipher: CipherSuite?) {
        self.files = files
        self.store = store
        self.cipher = cipher
        ring = KeyRing(files: files)
    }

    /// Makes the owner's data key where there is none.
    /// - Parameters:
    ///   - place: the row and column, such as `accounts/12/credentials`.
    ///   - shelf: of the transaction that keeps what is returned.
    public func seal(
        _ secret: [UInt8], for place: String, of owner: KeyOwner, on shelf: KeyShelf
    ) throws -> [UInt8] {
        guard let kek = try shelf.newestKEK() else { throw SealingError.unsealable }
        let wrapped = try shelf.dataKey(of: owner, under: kek.id) ?? addDataKey(of: owner, under: kek, on: shelf)
        return try ring.dataKey(wrapped, under: kek).seal(secret, for: place)
    }

    /// What was read from a row, opened. Throws `SealingError.unsealable` also where the keys were replaced since it was
    /// read; `open(for:reading:)` reads again then.
    public func open(_ sealed: [UInt8], for place: String) async throws -> [UInt8] {
        let id = WrappedDataKey.ID(rawValue: try Envelope(sealed).keyID)
        if let known = ring.dataKey(id) { return try known.open(sealed, for: place) }
        guard let (key, kek) = try await store.keys({ try $0.dataKey(id) }) else { throw SealingError.unsealable }
        return try ring.dataKey(key, under: kek).open(sealed, for: place)
    }

    /// A sealed value and what it says.
    public struct Opened: Sendable {
        public let sealed: [UInt8]
        public let secret: [UInt8]
    }

    /// Reads and opens, as often as something new is read. Nil where `read` finds nothing.
    public func open(
        for place: String, reading read: () async throws -> [UInt8]?
    ) async throws -> Opened? {
        var last: [UInt8]?
        while let sealed = try await read() {
            do {
                return Opened(sealed: sealed, secret: try await open(sealed, for: place))
            } catch SealingError.unsealable where sealed != last { last = sealed }
        }
        return nil
    }

    /// Within a transaction nothing is replaced meanwhile.
    func open(_ sealed: [UInt8], for place: String, on shelf: KeyShelf) throws -> [UInt8] {
        let id = WrappedDataKey.ID(rawValue: try Envelope(sealed).keyID)
        guard let (key, kek) = try shelf.dataKey(id) else { throw SealingError.unsealable }
        return try ring.dataKey(key, under: kek).open(sealed, for: place)
    }

    private func addDataKey(
        of owner: KeyOwner, under kek: WrappedKEK, on shelf: KeyShelf
    ) throws -> WrappedDataKey {
        let id = WrappedDataKey.ID(rawValue: .random(in: 1 ... .max))
        guard let cipher = cipher ?? CipherSuite(rawValue: kek.cipher) else { throw SealingError.unsealable }
        let key = try EnvelopeKey(id: id.rawValue, cipher: cipher)
        let wrapped = WrappedDataKey(
            id: id, owner: owner, kek: kek.id, cipher: cipher.rawValue,
            bytes: try ring.kek(kek).wrap(key, for: id.place(of: owner)))
        try shelf.add(wrapped)
        return wrapped
    }
}
