import Foundation
public import Sealing

/// An agent's own key, and which console it was paired with: a file that its owner alone may read.
public struct AgentKey: Sendable {
    private struct File: Codable {
        let console: String
        let agent: String
        let publicKey: String
        let privateKey: String
    }

    public let console: String
    let agent: String
    let key: SM2PrivateKey

    init(console: String, agent: String, key: SM2PrivateKey) {
        self.console = console
        self.agent = agent
        self.key = key
    }

    /// Nil where there is no such file. Throws `SealingError` for one that others may read, or that is damaged.
    public init?(at path: String) throws(SealingError) {
        guard FileManager.default.fileExists(atPath: path) else { return nil }
        try OwnerFile.requireUnexposed(path)
        guard let bytes = FileManager.default.contents(atPath: path),
            let file = try? JSONDecoder().decode(File.self, from: bytes), let point = [UInt8](hex: file.publicKey),
            var scalar = [UInt8](hex: file.privateKey), let publicKey = try? SM2PublicKey(point),
            let key = try? SM2PrivateKey(taking: &scalar, publicKey: publicKey)
        else { throw .keyFileMalformed(path: path) }
        self.init(console: file.console, agent: file.agent, key: key)
    }

    public func keep(at path: String) throws(SealingError) {
        var scalar = key.exported()
        defer { scalar.wipe() }
        let file = File(
            console: console, agent: agent, publicKey: key.publicKey.bytes.hex, privateKey: scalar.hex)
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        guard let bytes = try? encoder.encode(file) else { throw .keyFileUnreadable(path: path) }
        let folder = (path as NSString).deletingLastPathComponent
        if !folder.isEmpty {
            try? FileManager.default.createDirectory(
                atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        }
        try OwnerFile.replace(path, with: [UInt8](bytes), mode: 0o600)
    }
}
