public import Domain
import Foundation
public import Sealing

/// The two secret keys that sign releases, and how often the release key was replaced. In a folder: `root.key`,
/// `release.key`, both minisign's, their `.pub` files, and `trust.json`, which programs believe.
public struct SigningKeys: Sendable {
    /// 主钥.
    public let root: MinisignSecretKey
    /// 发布钥.
    public let release: MinisignSecretKey
    public let serial: Int

    public init(root: MinisignSecretKey, release: MinisignSecretKey, serial: Int) {
        self.root = root
        self.release = release
        self.serial = serial
    }

    public var trust: UpdateTrust {
        UpdateTrust(root: root.publicKey.base64, release: release.publicKey.base64, serial: serial)
    }

    /// Reads a folder's keys.
    /// - Parameter password: asked with the path of a key file that is encrypted.
    public init(in folder: String, password: (String) -> String) throws(PublishingError) {
        root = try Self.key("\(folder)/root.key", password: password)
        release = try Self.key("\(folder)/release.key", password: password)
        let path = "\(folder)/\(UpdateTrust.fileName)"
        guard let data = FileManager.default.contents(atPath: path),
            let trust = try? UpdateJSON.value(UpdateTrust.self, in: data), trust.root == root.publicKey.base64,
            trust.release == release.publicKey.base64
        else { throw .badKey(path: path) }
        serial = trust.serial
    }

    /// Makes a folder's keys. Throws `keysExist`.
    @discardableResult
    public static func make(in folder: String) throws(PublishingError) -> SigningKeys {
        guard !FileManager.default.fileExists(atPath: "\(folder)/root.key") else { throw .keysExist(path: folder) }
        let keys = SigningKeys(root: try newKey(folder), release: try newKey(folder), serial: 1)
        try keys.keepRelease(in: folder)
        try keep(keys.root, "\(folder)/root")
        return keys
    }

    /// A new release key in place of the one that was lost or stolen: programs believe it once they have seen a feed
    /// that it signs. The former is kept as `release.key.1`, by its serial.
    @discardableResult
    public func replaceRelease(in folder: String) throws(PublishingError) -> SigningKeys {
        let path = "\(folder)/release.key"
        guard rename(path, "\(path).\(serial)") == 0 else { throw .unwritable(path: path) }
        let keys = SigningKeys(root: root, release: try Self.newKey(folder), serial: serial + 1)
        try keys.keepRelease(in: folder)
        return keys
    }

    private func keepRelease(in folder: String) throws(PublishingError) {
        do {
            try FileManager.default.createDirectory(
                atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch { throw .unwritable(path: folder) }
        try Self.keep(release, "\(folder)/release")
        let path = "\(folder)/\(UpdateTrust.fileName)"
        do { try OwnerFile.replace(path, with: Array(try UpdateJSON.data(trust)), mode: 0o644) } catch {
            throw .unwritable(path: path)
        }
    }

    private static func newKey(_ folder: String) throws(PublishingError) -> MinisignSecretKey {
        do { return try MinisignSecretKey() } catch { throw .unwritable(path: folder) }
    }

    private static func keep(_ key: MinisignSecretKey, _ path: String) throws(PublishingError) {
        do {
            try OwnerFile.replace("\(path).key", with: Array(try key.file().utf8), mode: 0o600)
            try OwnerFile.replace("\(path).pub", with: Array(key.publicKey.file.utf8), mode: 0o644)
        } catch { throw .unwritable(path: path) }
    }

    private static func key(
        _ path: String, password: (String) -> String
    ) throws(PublishingError) -> MinisignSecretKey {
        guard let data = FileManager.default.contents(atPath: path) else { throw .missing(path: path) }
        do {
            try OwnerFile.requireUnexposed(path)
            return try MinisignSecretKey(file: String(decoding: data, as: UTF8.self)) { password(path) }
        } catch {
            throw error == .unsealable ? .wrongPassword(path: path) : .badKey(path: path)
        }
    }
}
