import Documents
import Domain
import Foundation

/// Where versions lie. What is not yet whole is in `staging`, so a version's folder is whole or not there.
struct VersionShelf: Sendable {
    let layout: ProgramLayout

    private var files: FileManager { .default }

    /// Bytes beside a version's own: `release.json`.
    private static let largestRelease = 256 << 10

    func prepare() throws(UpdateRefusal) {
        do {
            for folder in [layout.versions, layout.staging] {
                try files.createDirectory(
                    atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o755])
            }
        } catch { throw .unwritable }
    }

    /// What comes of an archive, named by what it must be; a part of another is cleared away.
    func part(named name: String) -> String {
        for other in (try? files.contentsOfDirectory(atPath: layout.staging)) ?? [] where other != name + ".part" {
            try? files.removeItem(atPath: "\(layout.staging)/\(other)")
        }
        return "\(layout.staging)/\(name).part"
    }

    /// What the archive, whose signatures are right, says of itself.
    func release(in archive: String) throws(UpdateRefusal) -> Release {
        do {
            let bytes = try TarReader.first(Release.fileName, of: archive, upTo: Self.largestRelease)
            return try UpdateJSON.value(in: Data(bytes))
        } catch { throw .notArchive }
    }

    /// Unpacks, and puts the whole in its place by one rename.
    func unpack(
        _ archive: String, of release: Release, progress: @escaping (Int) -> Void
    ) throws(UpdateRefusal) {
        let draft = "\(layout.staging)/\(release.version).new"
        try? files.removeItem(atPath: draft)
        defer { try? files.removeItem(atPath: draft) }
        do { try files.createDirectory(atPath: draft, withIntermediateDirectories: false) } catch { throw .unwritable }
        do {
            try TarReader.unpack(
                archive, into: draft, upTo: release.unpackedSize + Self.largestRelease, progress: progress)
        } catch { throw UpdateRefusal(error) }
        guard isWhole(draft, release) else { throw .notArchive }
        try place(draft, as: release.version)
    }

    private func isWhole(_ folder: String, _ release: Release) -> Bool {
        var isFolder: ObjCBool = false
        guard files.isExecutableFile(atPath: folder + "/bin/steward"),
            let bytes = files.contents(atPath: "\(folder)/\(Release.fileName)"),
            (try? UpdateJSON.value(Release.self, in: bytes)) == release,
            let trust = files.contents(atPath: "\(folder)/\(UpdateTrust.fileName)"),
            (try? UpdateJSON.value(UpdateTrust.self, in: trust)) != nil
        else { return false }
        return ["Public", "Templates"].allSatisfy {
            files.fileExists(atPath: "\(folder)/\($0)", isDirectory: &isFolder) && isFolder.boolValue
        }
    }

    /// One of that version that lies there was tried before and did not start, or was never started.
    private func place(_ draft: String, as version: VersionNumber) throws(UpdateRefusal) {
        let folder = layout.folder(of: version)
        let former = "\(layout.staging)/\(version).former"
        try? files.removeItem(atPath: former)
        _ = rename(folder, former)
        guard rename(draft, folder) == 0, Self.sync(layout.versions) else {
            _ = rename(former, folder)
            throw .unwritable
        }
        try? files.removeItem(atPath: former)
    }

    private static func sync(_ folder: String) -> Bool {
        let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { return false }
        defer { close(descriptor) }
        return fsync(descriptor) == 0
    }
}

extension UpdateRefusal {
    fileprivate init(_ error: DocumentError) {
        switch error {
        case .escaping: self = .escaping
        case .unwritable: self = .unwritable
        default: self = .notArchive
        }
    }
}
