import Domain
import Foundation
import GRDB
import Testing

@testable import Sealing
@testable import Store
@testable import Workflows

@Suite struct VaultStartTests {
    private let room: Strongroom
    private var path: String { room.folder + "/steward.key" }

    init() async throws { room = try await Strongroom() }

    private func overwriteKey() throws {
        try Data((String(repeating: "0f", count: 32) + "\n").utf8).write(to: URL(filePath: path))
    }

    /// What a folder of the last version holds: the root itself has sealed.
    private func makeFormer(withCheck: Bool = true) async throws {
        let key = try KeyFile.key(at: path)
        if withCheck {
            let word = Data(try key.seal(Array("steward".utf8), for: "key-check"))
            try await room.run("INSERT INTO key_check VALUES (1, ?)", [word])
        }
        for name in ["wang", "chen"] {
            _ = try await room.save(name) { id, _ in
                SealedSecrets(
                    credentials: try key.seal(Array("password of \(name)".utf8), for: "accounts/\(id)/credentials"),
                    session: try key.seal(Array("session of \(name)".utf8), for: "accounts/\(id)/session"))
            }
        }
        try await room.store.mark(Account.ID(rawValue: 2), as: .wrongPassword)
        let letter = NewLetter(place: "letters/a", keepUntil: room.now + 60) { _ in
            try key.seal(Array("code".utf8), for: "letters/a")
        }
        _ = try await room.store.post(letter, to: #require(MailAddress("chen@example.com")), at: room.now)
    }

    private static let former: Set = ["password of wang", "session of wang", "password of chen", "code"]

    private var versions: [String] {
        get async throws {
            try await room.texts(
                """
                SELECT hex(substr(sealed_credentials, 1, 1)) || coalesce(hex(substr(sealed_session, 1, 1)), '')
                FROM accounts UNION ALL SELECT hex(substr(sealed, 1, 1)) FROM letters
                """)
        }
    }

    @Test func theFirstStartMakesAKeyAndTheNextFindsIt() async throws {
        _ = try await room.vault()
        let first = try String(contentsOfFile: path, encoding: .utf8)
        _ = try await room.vault()
        #expect(try String(contentsOfFile: path, encoding: .utf8) == first)
        #expect(try await room.texts("SELECT cipher FROM key_encryption_keys") == ["aes"])
    }

    @Test func concurrentFirstStartsAgree() async throws {
        let room = room
        let vaults = try await withThrowingTaskGroup(of: Vault.self, returning: [Vault].self) { group in
            for _ in 0..<6 { group.addTask { try await room.neighbour() } }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        for (number, vault) in vaults.enumerated() { try await room.logIn("\(number)", by: vault) }
        for vault in vaults { #expect(try await room.secrets(by: vault).count == 12) }
        #expect(try await room.texts("SELECT cipher FROM key_encryption_keys").count == 1)
    }

    @Test func anotherKeyIsRefused() async throws {
        _ = try await room.vault()
        try overwriteKey()
        await #expect(throws: SealingError.unsealable) { try await room.vault() }
    }

    @Test func aLostKeyIsNotReplaced() async throws {
        _ = try await room.vault()
        try FileManager.default.removeItem(atPath: path)
        await #expect(throws: SealingError.keyFileMissing(path: path)) { try await room.vault() }
        #expect(!FileManager.default.fileExists(atPath: path))
    }

    @Test(arguments: [true, false], CipherSuite.allCases)
    func whatTheRootHadSealedIsSealedAnew(_ hasCheck: Bool, _ cipher: CipherSuite) async throws {
        try await makeFormer(withCheck: hasCheck)
        #expect(try await versions == ["0101", "01", "01"])
        #expect(try await room.secrets(by: room.vault(cipher)) == Self.former)
        #expect(try await versions == ["0202", "02", "02"])
        #expect(try await room.store.keys { try $0.formerCheck() } == nil)
        #expect(try await room.secrets(by: room.vault()) == Self.former)
    }

    @Test func aFormerFolderRefusesAnotherKeyAndStaysAsItWas() async throws {
        try await makeFormer()
        let key = try Data(contentsOf: URL(filePath: path))
        try overwriteKey()
        await #expect(throws: SealingError.unsealable) { try await room.vault() }
        #expect(try await versions == ["0101", "01", "01"])
        try key.write(to: URL(filePath: path))
        #expect(try await room.secrets(by: room.vault()) == Self.former)
    }

    @Test func aFormerFolderRefusesALostKey() async throws {
        try await makeFormer()
        try FileManager.default.removeItem(atPath: path)
        await #expect(throws: SealingError.keyFileMissing(path: path)) { try await room.vault() }
        #expect(!FileManager.default.fileExists(atPath: path))
    }

    /// All or nothing: a value that does not open stops it, and nothing was changed.
    @Test func aFormerSecretThatDoesNotOpenChangesNothing() async throws {
        try await makeFormer()
        try await room.run("UPDATE letters SET sealed = x'01'")
        await #expect(throws: SealingError.unsealable) { try await room.vault() }
        #expect(try await versions == ["0101", "01", "01"])
        #expect(try await room.texts("SELECT cipher FROM key_encryption_keys") == [])
    }
}
