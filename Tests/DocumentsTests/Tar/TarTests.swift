import Foundation
import Testing

@testable import Documents

@Suite struct TarTests {
    /// Packs, unpacks, and gives the folder's files.
    private static func unpack(
        limit: Int = 1 << 20, damage: (inout Data) -> Void = { _ in }, pack: (TarWriter) throws -> Void
    ) throws -> [String: String] {
        try Files.withTemporaryPath("unpacked") { base in
            try FileManager.default.createDirectory(atPath: base + "/in", withIntermediateDirectories: true)
            let path = base + "/archive.tar.zst"
            let writer = try TarWriter(path: path)
            try pack(writer)
            try writer.close()
            var data = try Data(contentsOf: URL(fileURLWithPath: path))
            damage(&data)
            try data.write(to: URL(fileURLWithPath: path))
            try TarReader.unpack(path, into: base + "/in", upTo: limit)
            return try files(below: base + "/in")
        }
    }

    private static func files(below folder: String) throws -> [String: String] {
        var found: [String: String] = [:]
        for case let name as String in try #require(FileManager.default.enumerator(atPath: folder)) {
            guard let data = FileManager.default.contents(atPath: "\(folder)/\(name)"), !data.isEmpty else { continue }
            found[name] = String(decoding: data, as: UTF8.self)
        }
        return found
    }

    @Test func whatIsPackedIsUnpacked() throws {
        try Files.withTemporaryPath("steward") { program in
            try Data(repeating: 7, count: 3 << 20).write(to: URL(fileURLWithPath: program))
            try Files.withTemporaryPath("unpacked") { base in
                try FileManager.default.createDirectory(atPath: base + "/in", withIntermediateDirectories: true)
                let writer = try TarWriter(path: base + "/a.tar.zst")
                try writer.add("release.json", Array("{}".utf8))
                try writer.add("bin/steward", file: program, isExecutable: true)
                try writer.add("Public/app.css", Array("a".utf8))
                try writer.close()
                var told = 0
                try TarReader.unpack(base + "/a.tar.zst", into: base + "/in", upTo: 4 << 20) { told = $0 }
                #expect(told == (3 << 20) + 3)
                #expect(
                    FileManager.default.contents(atPath: base + "/in/bin/steward") == Data(repeating: 7, count: 3 << 20)
                )
                #expect(FileManager.default.isExecutableFile(atPath: base + "/in/bin/steward"))
                #expect(!FileManager.default.isExecutableFile(atPath: base + "/in/Public/app.css"))
                #expect(
                    try TarReader.first("release.json", of: base + "/a.tar.zst", upTo: 2) == Array("{}".utf8))
                #expect(throws: DocumentError.tooLarge) {
                    try TarReader.first("release.json", of: base + "/a.tar.zst", upTo: 1)
                }
                #expect(throws: DocumentError.missing("bin/steward")) {
                    try TarReader.first("bin/steward", of: base + "/a.tar.zst", upTo: 2)
                }
            }
        }
    }

    @Test(arguments: [
        "../evil", "a/../../evil", "/tmp/steward-evil", "./a", "a//b", "a/./b", ".hidden", "版本", "a b", "a\\..\\b",
        String(repeating: "a/", count: 30) + "a",
    ])
    func aPathThatLeavesIsRefused(_ name: String) {
        #expect(throws: DocumentError.escaping) { try Self.unpack { try $0.add(name, [1]) } }
    }

    @Test func aLinkIsRefused() {
        #expect(throws: DocumentError.escaping) { try Self.unpack { try $0.addLink("bin", to: "/usr/bin") } }
    }

    @Test func aNameTwiceIsRefused() {
        #expect(throws: DocumentError.escaping) {
            try Self.unpack {
                try $0.add("a", [1])
                try $0.add("a", [2])
            }
        }
        #expect(throws: DocumentError.escaping) {
            try Self.unpack {
                try $0.add("a", [1])
                try $0.add("a/b", [2])
            }
        }
    }

    @Test func moreThanWasAnnouncedIsRefused() throws {
        let bomb = [UInt8](repeating: 0, count: 1 << 20)
        #expect(throws: DocumentError.tooLarge) { try Self.unpack(limit: bomb.count - 1) { try $0.add("a", bomb) } }
        #expect(try Self.unpack(limit: bomb.count) { try $0.add("a", bomb) }.count == 1)
    }

    /// Bytes that do not repeat, so that the middle of the archive is theirs.
    @Test func aDamagedArchiveIsRefused() {
        let content = (0..<50_000).map { UInt8(truncatingIfNeeded: $0 &* $0 >> 7) }
        for damage: (inout Data) -> Void in [{ $0.removeLast($0.count / 2) }, { $0 = Data("<html>".utf8) }] {
            #expect(throws: DocumentError.unreadable) {
                try Self.unpack(damage: damage) { try $0.add("a", content) }
            }
        }
    }

    @Test func theSameFilesAreTheSameBytes() throws {
        func packed() throws -> Data {
            try Files.withTemporaryPath("a.tar.zst") { path in
                let writer = try TarWriter(path: path)
                try writer.add("a", [1, 2, 3])
                try writer.close()
                return try Data(contentsOf: URL(fileURLWithPath: path))
            }
        }
        let (first, second) = (try packed(), try packed())
        #expect(first == second)
    }
}
