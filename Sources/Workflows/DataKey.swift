public import Sealing
public import Store

/// The key of the data folder, proved to be the one that sealed what is in it.
public enum DataKey {
    private static let place = "key-check"

    /// Reads the key file beside the data, or makes one at the first start. Throws `SealingError`: a key that is missing
    /// or another's is found now, not when a download fails.
    public static func open(at path: String, for store: Store) async throws -> SealingKey {
        let sealed = try await store.sealedKeyCheck()
        let key = try KeyFile.key(at: path, mayMake: sealed == nil)
        if let sealed {
            _ = try key.open(sealed, for: place)
        } else {
            try await store.keepKeyCheck(try key.seal(Array("steward".utf8), for: place))
        }
        return key
    }
}
