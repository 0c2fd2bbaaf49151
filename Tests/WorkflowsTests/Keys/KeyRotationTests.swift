import Domain
import Foundation
import Sealing
import Testing

@testable import Store
@testable import Workflows

@Suite struct KeyRotationTests {
    private let room: Strongroom
    private static let all: Set = [
        "password of wang", "session of wang", "password of chen", "session of chen", "code",
    ]

    init() async throws {
        room = try await Strongroom()
        let vault = try await room.vault()
        for name in ["wang", "chen"] { try await room.logIn(name, by: vault) }
        _ = try await room.post("code", by: vault)
    }

    private func keyFile() throws -> String { try String(contentsOfFile: room.files.path, encoding: .utf8) }

    private func wrapped() async throws -> [String] {
        try await room.texts(
            "SELECT hex(wrapped) FROM key_encryption_keys UNION ALL SELECT hex(wrapped) FROM data_keys")
    }

    @Test func everyKeyIsAnother() async throws {
        let (file, keys) = (try keyFile(), try await wrapped())
        let report = try await room.rotate()
        #expect(report.kek.rawValue == 2 && report.dataKeys == 3 && report.cipher == .aes && !report.isContinued)
        #expect(try keyFile() != file)
        let after = try await wrapped()
        #expect(after.count == 4 && Set(after).isDisjoint(with: keys))
        #expect(try await room.secrets(by: room.vault()) == Self.all)
        #expect(!FileManager.default.fileExists(atPath: room.files.path + ".next"))
        let log = try await room.store.audit(AuditFilter(), before: nil, limit: 9)
        #expect(log.map(\.deed) == [.rotated])
    }

    @Test func theCipherIsKeptUnlessAnotherIsAskedFor() async throws {
        #expect(try await room.rotate(to: .sm4).cipher == .sm4)
        #expect(try await room.texts("SELECT DISTINCT cipher FROM data_keys") == ["sm4"])
        #expect(try await room.rotate().cipher == .sm4)
        #expect(try await room.rotate(to: .aes).cipher == .aes)
        #expect(try await room.secrets(by: room.vault()) == Self.all)
    }

    @Test func theOldKeyFileOpensNothingAnyMore() async throws {
        let old = try keyFile()
        _ = try await room.rotate()
        try Data(old.utf8).write(to: URL(filePath: room.files.path))
        await #expect(throws: SealingError.unsealable) { try await room.vault() }
    }

    /// A console that knows the old keys only: it opens, seals, and adds, as if nothing had been.
    @Test func aConsoleThatServesMeanwhileNoticesNothing() async throws {
        let console = try await room.neighbour()
        #expect(try await room.secrets(by: console) == Self.all)
        _ = try await room.rotate(to: .sm4)
        #expect(try await room.secrets(by: console) == Self.all)
        try await room.logIn("wang", by: console)
        try await room.logIn("li", by: console)
        #expect(try await room.secrets(by: room.vault()) == Self.all.union(["password of li", "session of li"]))
    }

    @Test func onlyOneAtATime() async throws {
        let lock = try #require(try room.files.lock())
        await #expect(throws: KeyRotation.UnderWay.self) { try await room.rotate() }
        withExtendedLifetime(lock) {}
    }

    @Test func aSecretThatDoesNotOpenStopsIt() async throws {
        try await room.run(
            "UPDATE accounts SET sealed_session = CAST(sealed_session || x'00' AS BLOB) WHERE id = 2")
        await #expect(throws: KeyRotation.Unreadable(place: "accounts/2/session")) { try await room.rotate() }
        try await room.logIn("chen", by: try await room.neighbour())
        #expect(try await room.rotate().isContinued)
        #expect(try await room.secrets(by: room.vault()) == Self.all)
    }

    /// A key whose account has lost its secrets goes with the old ones.
    @Test func aKeyThatSealsNothingGoes() async throws {
        try await room.run("UPDATE accounts SET sealed_session = NULL, sealed_credentials = NULL WHERE id = 1")
        #expect(try await room.rotate().dataKeys == 2)
        #expect(try await room.texts("SELECT owner FROM data_keys ORDER BY owner") == ["accounts/2", "letters"])
    }

    /// What was read before the rotation and is opened after it.
    @Test func aValueThatWasReadBeforeIsReadAgain() async throws {
        let console = try await room.neighbour()
        let id = Account.ID(rawValue: 1)
        var isFirst = true
        let opened = try await console.open(for: "accounts/1/session") {
            let sealed = try await room.store.sealedSession(of: id)
            if isFirst { _ = try await room.rotate() }
            isFirst = false
            return sealed
        }
        #expect(try #require(opened).secret == Array("session of wang".utf8))
        #expect(opened?.sealed == (try await room.store.sealedSession(of: id)))
    }
}
