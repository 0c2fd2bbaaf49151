import Domain
import Foundation
import Sealing
import Store
import Testing

@testable import Workflows

@Suite struct VaultTests {
    private let room: Strongroom

    init() async throws { room = try await Strongroom() }

    private func data(of column: String) async throws -> [UInt8] {
        try #require(try await room.texts("SELECT hex(\(column)) FROM accounts").first.flatMap { [UInt8](hex: $0) })
    }

    @Test(arguments: CipherSuite.allCases) func opensWhatItSealed(_ cipher: CipherSuite) async throws {
        let vault = try await room.vault(cipher)
        try await room.logIn("wang", by: vault)
        let all: Set = ["password of wang", "session of wang"]
        #expect(try await room.secrets(by: vault) == all)
        #expect(try await room.secrets(by: room.vault()) == all, "after the next start")
        #expect(try await room.texts("SELECT cipher FROM data_keys") == [cipher.rawValue])
        #expect(try await data(of: "sealed_session")[..<2] == [2, cipher == .aes ? 1 : 2])
    }

    @Test func eachOwnerHasAKeyOfItsOwn() async throws {
        let vault = try await room.vault()
        for name in ["wang", "chen", "wang"] { try await room.logIn(name, by: vault) }
        _ = try await room.post("a", by: vault)
        _ = try await room.post("b", by: vault)
        #expect(
            try await room.texts("SELECT owner FROM data_keys ORDER BY owner") == [
                "accounts/1", "accounts/2", "letters",
            ])
        #expect(try await room.secrets(by: room.vault()).count == 6)
    }

    /// The key's id stands in the row: without the key, the row says which one is missing.
    @Test func theKeysIdStandsInTheValue() async throws {
        try await room.logIn("wang", by: try await room.vault())
        let id = try Envelope(try await data(of: "sealed_credentials")).keyID
        #expect(try await room.texts("SELECT CAST(id AS TEXT) FROM data_keys") == ["\(id)"])
    }

    /// The option chooses what new keys seal with; what is there goes on.
    @Test func bothCiphersOpenWhicheverIsSet() async throws {
        try await room.logIn("wang", by: try await room.vault(.aes))
        let vault = try await room.vault(.sm4)
        try await room.logIn("chen", by: vault)
        try await room.logIn("wang", by: vault)
        #expect(try await room.texts("SELECT cipher FROM data_keys ORDER BY owner") == ["aes", "sm4"])
        let all: Set = ["password of wang", "session of wang", "password of chen", "session of chen"]
        #expect(try await room.secrets(by: vault) == all)
        #expect(try await room.secrets(by: room.vault(.aes)) == all)
    }

    @Test func withoutAnOptionNewKeysSealAsTheNewestDoes() async throws {
        _ = try await room.vault(.sm4)
        try await room.logIn("wang", by: try await room.vault())
        #expect(try await room.texts("SELECT cipher FROM data_keys") == ["sm4"])
    }

    /// A data key of a write that was undone is nobody's.
    @Test func aWriteThatWasUndoneLeavesNoKey() async throws {
        struct Undone: Error {}
        let vault = try await room.vault()
        await #expect(throws: Undone.self) {
            _ = try await room.save("wang") { id, shelf in
                _ = try vault.seal([1], for: "accounts/\(id)/session", of: .account(id), on: shelf)
                throw Undone()
            }
        }
        #expect(try await room.texts("SELECT owner FROM data_keys") == [])
        try await room.logIn("wang", by: vault)
        #expect(try await room.secrets(by: room.vault()) == ["password of wang", "session of wang"])
    }

    /// With the account go its keys: a copy of its row from before opens nowhere.
    @Test func aRemovedAccountCannotBeOpenedFromACopy() async throws {
        let id = try await room.logIn("wang", by: try await room.vault())
        let copy = try await data(of: "sealed_credentials")
        let account = try #require(try await room.store.account(id))
        _ = try await room.store.remove(account, version: account.version, recording: .rotated, at: room.now)
        #expect(try await room.texts("SELECT owner FROM data_keys") == [])
        let vault = try await room.vault()
        await #expect(throws: SealingError.unsealable) { try await vault.open(copy, for: "accounts/1/credentials") }
    }
}
