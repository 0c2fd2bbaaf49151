import Domain
import Foundation
import Workflows

/// The files of 离线更新 as they come: small ones are kept in memory, the one archive goes to the disk.
struct PackageFiles {
    private let folder: String
    private let largest: Int
    private var name = ""
    private var small: [String: [UInt8]] = [:]
    private var archive: (name: String, file: FileHandle, count: Int)?

    init(folder: String, largest: Int) {
        self.folder = folder
        self.largest = largest
    }

    /// - Parameter name: as the browser says; one that is not plain is not kept.
    mutating func begin(_ name: String) throws {
        self.name = FeedFile.isPlainName(name) ? name : ""
        if self.name.isEmpty, name.hasSuffix(".tar.zst") {
            throw MissingFile(sentence: "更新包的文件名只能有字母、数字、点、横线和下划线。请改回发布时的文件名，再和签名一起上传。")
        }
        guard !self.name.isEmpty, !Self.isSmall(name) else { return }
        guard archive == nil else { throw MissingFile(sentence: "一次只能上传一个更新包。请只选一个 .tar.zst 文件和它的签名。") }
        let path = "\(folder)/\(name)"
        guard FileManager.default.createFile(atPath: path, contents: nil, attributes: [.posixPermissions: 0o600]),
            let file = FileHandle(forWritingAtPath: path)
        else { throw UpdateRefusal.unwritable }
        archive = (name, file, 0)
    }

    mutating func append(_ bytes: Data) throws {
        guard !name.isEmpty else { return }
        if Self.isSmall(name) {
            guard (small[name]?.count ?? 0) + bytes.count <= UpdatePackage.largestCompanion else {
                throw UpdateRefusal.endless(name)
            }
            small[name, default: []] += bytes
        } else if let archive {
            guard archive.count + bytes.count <= largest else { throw UpdateRefusal.endless(name) }
            do { try archive.file.write(contentsOf: bytes) } catch { throw UpdateRefusal.unwritable }
            self.archive?.count += bytes.count
        }
    }

    func package() throws -> UpdatePackage {
        guard let archive else { throw MissingFile(sentence: "没有选择更新包。请一起选中 .tar.zst 文件和它的两个签名文件。") }
        try archive.file.close()
        return UpdatePackage(archive: "\(folder)/\(archive.name)", name: archive.name, beside: small)
    }

    private static func isSmall(_ name: String) -> Bool { name.hasSuffix(".minisig") || name == ReleaseKeys.fileName }
}
