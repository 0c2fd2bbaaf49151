import Domain
import Foundation

@testable import Switching

/// A folder of versions whose programs are scripts.
struct Example {
    let folder: URL

    static let old = VersionNumber(major: 0, minor: 3, patch: 0)
    static let new = VersionNumber(major: 0, minor: 4, patch: 0)

    static func with(_ body: (Example) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.resolvingSymlinksInPath()
            .appending(path: "versions-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try body(Example(folder: folder))
    }

    /// Its program's path.
    @discardableResult
    func install(_ version: VersionNumber, saying named: VersionNumber? = nil) throws -> String {
        let place = folder.appending(path: "versions/\(version)")
        try FileManager.default.createDirectory(
            at: place.appending(path: "bin"), withIntermediateDirectories: true)
        let program = place.appending(path: "bin/steward")
        try Data("#!/bin/sh\n".utf8).write(to: program)
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: program.path)
        let release = Release(
            version: named ?? version, minimumVersion: version, notes: [], issued: .distantPast, schema: [],
            unpackedSize: 0)
        try UpdateJSON.data(release).write(to: place.appending(path: Release.fileName))
        return program.path
    }

    func root(_ program: String) -> ProgramRoot {
        ProgramRoot(of: ThisProgram(executable: program), data: folder.appending(path: "data").path)
    }
}
