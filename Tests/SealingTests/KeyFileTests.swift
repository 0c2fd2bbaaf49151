import Foundation
import Testing

@testable import Sealing

@Suite struct KeyFileTests {
    private let folder: ScratchFolder
    private let digits = String(repeating: "5a", count: 32)

    init() throws { folder = try ScratchFolder() }

    private func opens(_ sealed: [UInt8], with key: SealingKey) -> Bool { (try? key.open(sealed, for: "p")) == [7] }

    @Test func theFirstStartMakesAKeyForTheOwnerAlone() throws {
        let path = folder.file("steward.key")
        let sealed = try KeyFile.key(at: path).seal([7], for: "p")
        let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? NSNumber
        #expect(mode?.intValue == 0o600)
        #expect(opens(sealed, with: try KeyFile.key(at: path)))
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["steward.key"])
    }

    /// Many rounds, because only some have two starts find no file.
    @Test func concurrentFirstStartsGetOneKey() async throws {
        for round in 0..<100 {
            let path = folder.file("\(round).key")
            let keys = try await withThrowingTaskGroup(of: SealingKey.self, returning: [SealingKey].self) { group in
                for _ in 0..<6 { group.addTask { try KeyFile.key(at: path) } }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            let sealed = try keys[0].seal([7], for: "p")
            #expect(keys.filter { opens(sealed, with: $0) }.count == 6, "round \(round)")
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).count == 100, "a draft is left")
    }

    @Test(arguments: [0o644, 0o640, 0o604, 0o660, 0o601, 0o777])
    func aKeyThatOthersReachIsRefused(_ mode: Int) throws {
        let path = try folder.write(digits, to: "k", mode: mode)
        #expect(throws: SealingError.keyFileExposed(path: path, mode: String(mode, radix: 8))) {
            try KeyFile.key(at: path)
        }
    }

    @Test func aKeyMayEndWithALineAndBeUpperCase() throws {
        let sealed = try SealingKey(bytes: Array(repeating: 0x5A, count: 32)).seal([7], for: "p")
        #expect(opens(sealed, with: try KeyFile.key(at: folder.write(digits + "\n", to: "a", mode: 0o600))))
        #expect(opens(sealed, with: try KeyFile.key(at: folder.write(digits.uppercased(), to: "b", mode: 0o400))))
    }

    @Test(arguments: ["", "\n", "5a", String(repeating: "5a", count: 31), String(repeating: "5a", count: 33), "密钥"])
    func aMalformedKeyIsRefusedAndLeftAlone(_ text: String) throws {
        let path = try folder.write(text, to: "k", mode: 0o600)
        #expect(throws: SealingError.keyFileMalformed(path: path)) { try KeyFile.key(at: path) }
        #expect(try String(contentsOfFile: path, encoding: .utf8) == text)
    }

    @Test func aFolderThatCannotBeUsedIsSaid() throws {
        let file = try folder.write("", to: "file", mode: 0o600)
        for path in [folder.file("missing/k"), "\(file)/k"] {
            #expect(throws: SealingError.keyFileUnreadable(path: path)) { try KeyFile.key(at: path) }
        }
    }

    @Test func whatIsNoTextIsUnreadable() throws {
        let path = try folder.write("", to: "k", mode: 0o600)
        try Data([0xFF, 0xFE, 0xFD]).write(to: URL(fileURLWithPath: path))
        #expect(throws: SealingError.keyFileUnreadable(path: path)) { try KeyFile.key(at: path) }
    }
}
