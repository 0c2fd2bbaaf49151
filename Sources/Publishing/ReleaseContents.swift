import Domain
import Foundation

/// The files of a version, without what it says of itself.
public struct ReleaseContents: Sendable {
    public enum Source: Sendable {
        case bytes([UInt8])
        case file(path: String, isExecutable: Bool)
    }

    public struct Entry: Sendable {
        /// Inside the archive: `Public/app.css`.
        let name: String
        let source: Source

        public init(_ name: String, _ source: Source) {
            self.name = name
            self.source = source
        }
    }

    public var entries: [Entry]

    public init(_ entries: [Entry]) { self.entries = entries }

    /// A build's.
    /// - Parameters:
    ///   - executable: `steward`.
    ///   - resources: the folder that holds Public and Templates.
    public init(executable: String, resources: String) throws(PublishingError) {
        guard FileManager.default.isExecutableFile(atPath: executable) else { throw .missing(path: executable) }
        entries = [Entry("bin/steward", .file(path: executable, isExecutable: true))]
        for folder in ["Public", "Templates"] { entries += try Self.files(of: folder, in: resources) }
    }

    /// Another where a file has another size or was written since.
    public var stamp: String {
        entries.map { entry in
            guard case .file(let path, _) = entry.source,
                let facts = try? FileManager.default.attributesOfItem(atPath: path)
            else { return entry.name }
            let written = (facts[.modificationDate] as? Date)?.timeIntervalSince1970 ?? 0
            return "\(entry.name) \(facts[.size] as? Int ?? 0) \(written)"
        }.joined(separator: "\n")
    }

    /// Bytes.
    func size() throws(PublishingError) -> Int {
        var size = 0
        for entry in entries {
            switch entry.source {
            case .bytes(let bytes): size += bytes.count
            case .file(let path, _):
                guard let facts = try? FileManager.default.attributesOfItem(atPath: path),
                    let count = facts[.size] as? Int
                else { throw .missing(path: path) }
                size += count
            }
        }
        return size
    }

    /// All files below a folder, in order of their names. A name that no archive of ours has is an editor's.
    private static func files(of folder: String, in resources: String) throws(PublishingError) -> [Entry] {
        let path = "\(resources)/\(folder)"
        guard let names = try? FileManager.default.subpathsOfDirectory(atPath: path) else { throw .missing(path: path) }
        return names.sorted().compactMap { name in
            let file = "\(path)/\(name)"
            var isFolder: ObjCBool = false
            guard FileManager.default.fileExists(atPath: file, isDirectory: &isFolder), !isFolder.boolValue,
                name.split(separator: "/").allSatisfy({ FeedFile.isPlainName(String($0)) })
            else { return nil }
            return Entry("\(folder)/\(name)", .file(path: file, isExecutable: false))
        }
    }
}
