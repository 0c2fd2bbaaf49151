import Domain
import Foundation
import Sealing

/// The signatures beside a file; nil: there is none.
public struct ReleaseSignatures: Sendable {
    let release: [UInt8]?
    let root: [UInt8]?

    public init(release: [UInt8]?, root: [UInt8]?) {
        self.release = release
        self.root = root
    }
}

/// The two keys that a release needs.
struct TrustedKeys {
    let root: MinisignPublicKey
    let release: MinisignPublicKey

    /// Two that are one would be no two.
    init(_ trust: UpdateTrust) throws(UpdateRefusal) {
        guard let root = MinisignPublicKey(trust.root), let release = MinisignPublicKey(trust.release), root != release
        else { throw .noKeys }
        self.root = root
        self.release = release
    }

    var ids: [String] { [root.id, release.id] }

    /// - Parameter name: the file's, for the sentence.
    func verify(
        _ content: SignedContent, named name: String, by signatures: ReleaseSignatures
    ) throws(UpdateRefusal) {
        guard signatures.release != nil || signatures.root != nil else { throw .unsigned(name) }
        guard let byRelease = signatures.release, let byRoot = signatures.root else { throw .oneKey(name) }
        try verify(content, named: name, by: byRelease, of: release, beside: root)
        try verify(content, named: name, by: byRoot, of: root, beside: release)
    }

    /// What the root key alone signs.
    func verifyByRoot(_ content: SignedContent, named name: String, by signature: [UInt8]) throws(UpdateRefusal) {
        try verify(content, named: name, by: signature, of: root, beside: nil)
    }

    private func verify(
        _ content: SignedContent, named name: String, by signature: [UInt8], of key: MinisignPublicKey,
        beside other: MinisignPublicKey?
    ) throws(UpdateRefusal) {
        do { try key.verify(signature, of: content) } catch {
            switch error {
            case .malformed, .unfit: throw .altered(name)
            case .unreadable: throw .unwritable
            case .otherKey:
                // The same key twice is one signature.
                if let other, (try? other.verify(signature, of: content)) != nil { throw .oneKey(name) }
                throw .wrongKey(name)
            }
        }
    }
}

extension UpdateTrust {
    /// With the release key that was seen last, if it came after the one that the program brought.
    func with(_ seen: SeenUpdates) -> UpdateTrust {
        guard let keys = seen.keys, keys.serial > serial else { return self }
        return UpdateTrust(root: root, release: keys.release, serial: keys.serial)
    }

    /// With what `keys.json` says, if the root key signed it.
    func with(keysFile: [UInt8], signature: [UInt8]?) throws(UpdateRefusal) -> UpdateTrust {
        let name = ReleaseKeys.fileName
        guard let signature else { throw .unsigned(name) }
        try TrustedKeys(self).verifyByRoot(try .of(keysFile), named: name, by: signature)
        guard let keys = try? UpdateJSON.value(ReleaseKeys.self, in: Data(keysFile)) else { throw .notFeed }
        return try with(keys)
    }

    var keys: ReleaseKeys { ReleaseKeys(serial: serial, release: release) }
}

extension SignedContent {
    static func of(_ bytes: [UInt8]) throws(UpdateRefusal) -> SignedContent {
        do { return try SignedContent(bytes) } catch { throw .unwritable }
    }

    static func of(file path: String) throws(UpdateRefusal) -> SignedContent {
        do { return try SignedContent(file: path) } catch { throw .unwritable }
    }
}
