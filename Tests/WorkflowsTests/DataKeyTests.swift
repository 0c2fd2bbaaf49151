import Foundation
import Sealing
import Store
import Testing

@testable import Workflows

@Suite struct DataKeyTests {
    private let folder = FileManager.default.temporaryDirectory.appending(path: "key-\(UUID().uuidString)").path
    private let store: Store
    private var path: String { folder + "/steward.key" }

    init() throws { store = try Store(folder: folder) }

    @Test func theSameKeyOpensAgain() async throws {
        let sealed = try await DataKey.open(at: path, for: store).seal([1, 2, 3], for: "here")
        #expect(try await DataKey.open(at: path, for: store).open(sealed, for: "here") == [1, 2, 3])
    }

    @Test func anotherKeyIsRefused() async throws {
        _ = try await DataKey.open(at: path, for: store)
        try String(repeating: "0f", count: 32).write(toFile: path, atomically: false, encoding: .utf8)
        await #expect(throws: SealingError.unsealable) { try await DataKey.open(at: path, for: store) }
    }

    @Test func aLostKeyIsNotReplaced() async throws {
        _ = try await DataKey.open(at: path, for: store)
        try FileManager.default.removeItem(atPath: path)
        await #expect(throws: SealingError.keyFileMissing(path: path)) { try await DataKey.open(at: path, for: store) }
        #expect(!FileManager.default.fileExists(atPath: path))
    }
}
