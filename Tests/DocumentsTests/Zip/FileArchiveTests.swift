import Foundation
import Testing

@testable import Documents

@Suite struct FileArchiveTests {
    @Test func namesInAnyScriptAreReadBack() throws {
        try Files.withTemporaryPath("files.zip") { path in
            let archive = try FileArchive(path: path)
            try archive.add("缺少的文件.txt", Array("一".utf8))
            try archive.add("a.pdf", [1, 2])
            try archive.close()
            var entries: [String: [UInt8]] = [:]
            try ZipArchive.read(ownFile: path) { entry throws(DocumentError) in
                entries[entry.path] = try entry.bytes()
            }
            #expect(entries == ["缺少的文件.txt": Array("一".utf8), "a.pdf": [1, 2]])
            // Bit 11 of an entry's flags says that its name is UTF-8, without which other programs guess.
            let bytes = try Data(contentsOf: URL(fileURLWithPath: path))
            #expect(bytes[7] & 0x08 != 0)
        }
    }
}
