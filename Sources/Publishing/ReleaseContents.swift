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
    ///   - resources: the folder that holds Public, Templates and Fixtures; of the last only what the demo needs.
    public init(executable: String, resources: String) throws(PublishingError) {
        guard FileManager.default.isExecutableFile(atPath: executable) else { throw .missing(path: executable) }
        entries = [Entry("bin/steward", .file(path: executable, isExecutable: true))]
        for folder in ["Public", "Templates"] {
            entries += try Self.files(of: folder, in: resources, isNeeded: true)
        }
        for part in ["Fixtures/demo-group.json", "Fixtures/disks"] {
            entries += try Self.files(of: part, in: resources, isNeeded: false)
        }
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

    /// A file, or all files below a folder, in order of their names. A name that no archive of ours has is an editor's.
    private static func files(
        of part: String, in resources: String, isNeeded: Bool
    ) throws(PublishingError) -> [Entry] {
        let path = "\(resources)/\(part)"
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
            guard isNeeded else { return [] }
            throw .missing(path: path)
        }
        guard isFolder.boolValue else { return [Entry(part, .file(path: path, isExecutable: false))] }
        guard let names = try? FileManager.default.subpathsOfDirectory(atPath: path) else { throw .missing(path: path) }
        return names.sorted().compactMap { name in
            let file = "\(path)/\(name)"
            guard FileManager.default.fileExists(atPath: file, isDirectory: &isFolder), !isFolder.boolValue,
                name.split(separator: "/").allSatisfy({ FeedFile.isPlainName(String($0)) })
            else { return nil }
            return Entry("\(part)/\(name)", .file(path: file, isExecutable: false))
        }
    }
}
