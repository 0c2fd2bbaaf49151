import Foundation
import Testing

@testable import Store

@Suite struct FileFolderTests {
    private let scratch = ScratchFolder()
    private let hash = "ab" + String(repeating: "0", count: 62)

    private func folder() throws -> FileFolder {
        try FileManager.default.createDirectory(atPath: scratch.path, withIntermediateDirectories: true)
        return FileFolder(folder: scratch.path)
    }

    private func names(in folder: String) -> [String] {
        (try? FileManager.default.subpathsOfDirectory(atPath: "\(scratch.path)/\(folder)").sorted()) ?? []
    }

    @Test func isReadBackAndLeavesNothingStaged() throws {
        let folder = try folder()
        try folder.keep(Data("one".utf8), hash: hash)
        #expect(folder.read(hash: hash) == Data("one".utf8) && !folder.isGone(hash: hash))
        #expect(names(in: "files") == ["ab", "ab/" + hash.dropFirst(2), "staged"])
        #expect(folder.read(hash: "cd") == nil && folder.isGone(hash: "cd"))
    }

    /// A file that was altered on the disk is mended by keeping it once more.
    @Test func replacesWhatStandsThere() throws {
        let folder = try folder()
        try folder.keep(Data("other".utf8), hash: hash)
        try folder.keep(Data("one".utf8), hash: hash)
        #expect(folder.read(hash: hash) == Data("one".utf8))
    }

    @Test func replacesAnEmptyFolderAndNoOther() throws {
        let folder = try folder()
        let place = "\(scratch.path)/files/ab/\(hash.dropFirst(2))"
        try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: true)
        #expect(folder.read(hash: hash) == nil && !folder.isGone(hash: hash))
        try folder.keep(Data("one".utf8), hash: hash)
        #expect(folder.read(hash: hash) == Data("one".utf8))
        try FileManager.default.removeItem(atPath: place)
        try FileManager.default.createDirectory(atPath: "\(place)/full", withIntermediateDirectories: true)
        #expect(throws: StoreError.self) { try folder.keep(Data("one".utf8), hash: hash) }
        #expect(FileManager.default.fileExists(atPath: "\(place)/full") && names(in: "files/staged") == [])
    }

    @Test func leftoversOfAProcessThatDiedAreRemoved() throws {
        let folder = try folder()
        try folder.keep(Data("one".utf8), hash: hash)
        try Data("hal".utf8).write(to: URL(fileURLWithPath: "\(scratch.path)/files/staged/left"))
        folder.removeStaged()
        #expect(names(in: "files/staged") == [] && folder.read(hash: hash) != nil)
    }

    @Test func aFullDiskIsSaidToBeOne() throws {
        let folder = try folder()
        #expect(throws: StoreError.diskFull) { try folder.stage(Data("one".utf8), at: "/dev/full") }
    }

    @Test func aFolderThatCannotBeWrittenIsNoFullDisk() throws {
        let folder = try folder()
        try Data().write(to: URL(fileURLWithPath: "\(scratch.path)/files"))
        #expect(throws: StoreError.folderUnusable(path: "\(scratch.path)/files/staged")) {
            try folder.keep(Data("one".utf8), hash: hash)
        }
        #expect(folder.read(hash: hash) == nil)
    }
}
