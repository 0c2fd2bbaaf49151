import Domain
import Foundation
import Switching
import Testing

/// Versions of the program side by side, all of the one build that is tested, as an archive's unpacked folder has them.
struct Versions: Sendable {
    static let old = VersionNumber(major: 0, minor: 3, patch: 0)
    static let new = VersionNumber(major: 0, minor: 4, patch: 0)

    let root: URL
    let site: Site

    /// Beside the build: a hard link cannot leave its file system.
    static func with(_ body: (Versions) async throws -> Void) async throws {
        let build = try #require(Project.program).resolvingSymlinksInPath().deletingLastPathComponent()
        let root = build.appending(path: "versions-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: root) }
        try await Site.with { site in
            let its = Versions(root: root, site: site)
            try its.install(Self.old)
            try await body(its)
        }
    }

    func folder(_ version: VersionNumber) -> URL { root.appending(path: "versions/\(version)") }
    func program(_ version: VersionNumber) -> URL { folder(version).appending(path: "bin/steward") }

    /// - Parameters:
    ///   - script: a program of its own, in place of the build.
    ///   - schema: migrations beside those that this build knows.
    func install(_ version: VersionNumber, script: String? = nil, schema: [String] = []) throws {
        let files = FileManager.default
        try files.createDirectory(at: program(version).deletingLastPathComponent(), withIntermediateDirectories: true)
        for name in ["Public", "Templates"] {
            try files.copyItem(at: Project.root.appending(path: name), to: folder(version).appending(path: name))
        }
        if let script {
            try Data("#!/bin/sh\n\(script)\n".utf8).write(to: program(version))
            try files.setAttributes([.posixPermissions: 0o755], ofItemAtPath: program(version).path)
        } else {
            try files.linkItem(at: try #require(Project.program).resolvingSymlinksInPath(), to: program(version))
        }
        let release = Release(
            version: version, minimumVersion: Self.old, notes: [], issued: .distantPast, schema: schema, unpackedSize: 0
        )
        try UpdateJSON.data(release).write(to: folder(version).appending(path: Release.fileName))
    }

    /// As a service manager starts it: what was proved, else the version that was installed first.
    func serve(_ more: [String] = [], _ environment: [String: String] = [:]) throws -> Program {
        let proven = root.appending(path: "proven/bin/steward")
        let isProven = FileManager.default.fileExists(atPath: proven.path)
        return try Program(
            ["serve"] + more + site.options, environment: site.environment.merging(environment) { $1 },
            executable: isProven ? proven : program(Self.old))
    }

    private var desk: SwitchDesk {
        let program = ThisProgram(executable: program(Self.old).path)
        return SwitchDesk(
            root: ProgramRoot(of: program, data: site.data), program: program, isPossible: true, now: { Date() })
    }

    func want(_ version: VersionNumber = Self.new) throws { try desk.want(version, by: "王敏") }

    /// What became of the switch, once that is known.
    var outcome: SwitchOutcome {
        get async throws {
            while true {
                if let outcome = desk.outcome { return outcome }
                // A file tells nobody; the suite's time limit ends a wait for what never comes.
                try await Task.sleep(for: .milliseconds(20))
            }
        }
    }

    /// The version that answers browsers.
    var served: String {
        get async throws { try await Visitor(site.console).get("/login").first(/data-version="([^"]+)"/) }
    }

    func linked(_ link: String) throws -> String {
        try FileManager.default.destinationOfSymbolicLink(atPath: root.appending(path: link).path)
    }
}
