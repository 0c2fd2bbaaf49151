/// The public keys that a program believes, in minisign's base64: `trust.json` in a version's folder.
///
/// A release is signed by both. The root key names the release key (`keys.json`), so it can replace one that was lost or
/// stolen; the release key alone can do nothing.
public struct UpdateTrust: Codable, Hashable, Sendable {
    public static let fileName = "trust.json"

    /// 主钥.
    public let root: String
    /// 发布钥.
    public let release: String
    /// Counts the release keys.
    public let serial: Int

    public init(root: String, release: String, serial: Int) {
        self.root = root
        self.release = release
        self.serial = serial
    }

    /// With the release key that the root key named last; a key of an earlier serial is not gone back to.
    public func with(_ keys: ReleaseKeys) throws(UpdateRefusal) -> UpdateTrust {
        guard keys.serial >= serial else { throw .olderKeys }
        guard keys.serial > serial || keys.release == release else { throw .wrongKey(ReleaseKeys.fileName) }
        return UpdateTrust(root: root, release: keys.release, serial: keys.serial)
    }
}

/// What the root key says of the release key: `keys.json`, signed by the root key alone.
public struct ReleaseKeys: Codable, Hashable, Sendable {
    public static let fileName = "keys.json"

    public let serial: Int
    public let release: String

    public init(serial: Int, release: String) {
        self.serial = serial
        self.release = release
    }
}
