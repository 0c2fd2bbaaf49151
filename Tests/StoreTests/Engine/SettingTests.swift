import Testing

@testable import Store

@Suite struct SettingTests {
    @Test func theNextProcessReadsWhatTheLastSet() async throws {
        let folder = ScratchFolder()
        let store = try Store(folder: folder.path)
        #expect(try await store.setting("console-address") == nil)
        try await store.setSetting("console-address", to: "https://a")
        try await store.setSetting("console-address", to: "https://b")
        #expect(try await Store(folder: folder.path).setting("console-address") == "https://b")
    }
}
