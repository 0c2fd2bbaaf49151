import Foundation
import Testing

@testable import Store

@Suite struct FolderLockTests {
    private let folder = ScratchFolder()

    init() throws {
        try FileManager.default.createDirectory(atPath: folder.path, withIntermediateDirectories: true)
    }

    @Test func aSecondIsRefusedUntilTheFirstIsGone() throws {
        var first: FolderLock? = try FolderLock(folder: folder.path)
        #expect(throws: StoreError.folderInUse(path: folder.path)) { try FolderLock(folder: folder.path) }
        #expect(first != nil)
        first = nil
        #expect(throws: Never.self) { try FolderLock(folder: folder.path) }
    }

    @Test func aMissingFolderIsSaid() {
        let missing = folder.path + "/missing"
        #expect(throws: StoreError.folderUnusable(path: missing)) { try FolderLock(folder: missing) }
    }

    @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/flock")))
    func anotherProcessIsRefusedToo() throws {
        func tries() throws -> Int32 {
            let process = Process()
            process.executableURL = URL(fileURLWithPath: "/usr/bin/flock")
            process.arguments = ["--nonblock", "--conflict-exit-code", "9", folder.path + "/steward.lock", "true"]
            try process.run()
            process.waitUntilExit()
            return process.terminationStatus
        }
        var lock: FolderLock? = try FolderLock(folder: folder.path)
        #expect(try tries() == 9)
        #expect(lock != nil)
        lock = nil
        #expect(try tries() == 0)
    }

    /// A refused lock that closed its file twice would close one that another thread has just opened.
    @Test func aRefusalClosesNobodyElsesFile() async throws {
        let lock = try FolderLock(folder: folder.path)
        let done = Counter()
        let path = folder.path
        await withTaskGroup(of: Void.self) { group in
            group.addTask {
                for _ in 0..<20_000 { _ = try? FolderLock(folder: path) }
                done.add()
            }
            for _ in 0..<3 {
                group.addTask {
                    var lost = 0
                    while done.value == 0 {
                        if close(dup(STDERR_FILENO)) == -1 { lost += 1 }
                    }
                    #expect(lost == 0)
                }
            }
        }
        withExtendedLifetime(lock) {}
    }
}
