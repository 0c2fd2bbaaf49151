import Foundation
import Testing

extension SystemTests {
    /// What a console holds in memory stays there.
    struct CoreTests {
        /// The soft and the hard limit of a core's size.
        private static func limits(of pid: pid_t) throws -> [Substring] {
            let text = try String(contentsOfFile: "/proc/\(pid)/limits", encoding: .utf8)
            let line = try #require(text.split(separator: "\n").first { $0.hasPrefix("Max core file size") })
            return line.split(separator: " ").dropFirst(4).prefix(2).map { $0 }
        }

        @Test(.enabled(if: FileManager.default.fileExists(atPath: "/proc/self/limits"), "this system has no /proc"))
        func anAbortedConsoleLeavesNoCore() async throws {
            try await Cores.allowed { folder in
                try await Site.with { site in
                    let (console, _) = try await site.demo()
                    let server = try #require(console.server)
                    for pid in [console.id, server] { #expect(try Self.limits(of: pid) == ["0", "0"]) }
                    kill(server, SIGABRT)
                    #expect(await console.end == SIGABRT)
                    #expect(!console.errors.contains("Registers"), "nor does the log show memory")
                    #expect(try Cores.named(under: [site.folder.path, Project.root.path, folder]) == [])
                }
            }
        }
    }
}

/// Cores of programs that may leave them.
private enum Cores {
    /// Those of this process's children may be as large as they can while `body` runs.
    static func allowed(_ body: (_ folder: String) async throws -> Void) async throws {
        #if os(Linux)
            let resource = __rlimit_resource_t(RLIMIT_CORE.rawValue)
        #else
            let resource = RLIMIT_CORE
        #endif
        var before = rlimit()
        try #require(getrlimit(resource, &before) == 0)
        var most = rlimit(rlim_cur: before.rlim_max, rlim_max: before.rlim_max)
        try #require(setrlimit(resource, &most) == 0)
        defer { setrlimit(resource, &before) }
        try await body(FileManager.default.temporaryDirectory.path)
    }

    static func named(under folders: [String]) throws -> [String] {
        try folders.flatMap { folder in
            try FileManager.default.contentsOfDirectory(atPath: folder).filter {
                $0.wholeMatch(of: /core(\.\d+)?/) != nil
            }
        }
    }
}
