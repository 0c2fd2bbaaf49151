import Domain
import Foundation
import GRDB
import Sealing
import Testing

@testable import Workflows

/// Whoever can write to the database cannot make one secret pass for another, nor a key.
@Suite struct VaultTamperTests {
    private let room: Strongroom

    init() async throws {
        room = try await Strongroom()
        let vault = try await room.vault()
        try await room.logIn("wang", by: vault)
        try await room.logIn("chen", by: vault)
    }

    private func expectRefusal(sourceLocation: SourceLocation = #_sourceLocation) async throws {
        let vault = try await room.vault()
        await #expect(throws: SealingError.unsealable, sourceLocation: sourceLocation) {
            try await vault.open(for: "accounts/1/session") {
                try await room.texts("SELECT hex(sealed_session) FROM accounts WHERE id = 1").first
                    .flatMap { [UInt8](hex: $0) }
            }
        }
    }

    @Test func movedToAnotherRow() async throws {
        try await room.run(
            "UPDATE accounts SET sealed_session = (SELECT sealed_session FROM accounts WHERE id = 2) WHERE id = 1")
        try await expectRefusal()
    }

    @Test func movedToAnotherColumn() async throws {
        try await room.run("UPDATE accounts SET sealed_session = sealed_credentials WHERE id = 1")
        try await expectRefusal()
    }

    @Test func namingAnotherOwnersKey() async throws {
        try await room.run(
            """
            UPDATE accounts SET sealed_session = CAST(substr(sealed_session, 1, 2) || (
                SELECT substr(sealed_session, 3, 8) FROM accounts WHERE id = 2) || substr(sealed_session, 11) AS BLOB)
            WHERE id = 1
            """)
        try await expectRefusal()
    }

    @Test func namingAKeyThatIsNotThere() async throws {
        try await room.run(
            """
            UPDATE accounts SET sealed_session = CAST(substr(sealed_session, 1, 2) || x'0000000000000001'
                || substr(sealed_session, 11) AS BLOB) WHERE id = 1
            """)
        try await expectRefusal()
    }

    @Test(arguments: ["02", "00", "03"]) func withAnotherCiphersByte(_ byte: String) async throws {
        try await room.run(
            """
            UPDATE accounts SET sealed_session = CAST(substr(sealed_session, 1, 1) || x'\(byte)'
                || substr(sealed_session, 3) AS BLOB) WHERE id = 1
            """)
        try await expectRefusal()
    }

    /// In the value and in the key's row.
    @Test func downgradedThroughout() async throws {
        try await room.run(
            """
            UPDATE accounts SET sealed_session = CAST(substr(sealed_session, 1, 1) || x'02'
                || substr(sealed_session, 3) AS BLOB) WHERE id = 1
            """)
        try await room.run("UPDATE data_keys SET cipher = 'sm4'")
        try await expectRefusal()
    }

    @Test func cutOff() async throws {
        for count in [0, 1, 10, 30] {
            try await room.run("UPDATE accounts SET sealed_session = substr(sealed_session, 1, \(count)) WHERE id = 1")
            try await expectRefusal()
        }
    }

    /// The owner is part of what the wrapped key was wrapped for.
    @Test func withAKeyGivenToAnotherOwner() async throws {
        try await room.run("DELETE FROM data_keys WHERE owner = 'accounts/2'")
        try await room.run("UPDATE data_keys SET owner = 'accounts/2'")
        try await expectRefusal()
    }

    @Test func withTheKeysOfTwoOwnersExchanged() async throws {
        try await room.run(
            """
            UPDATE data_keys SET wrapped = (SELECT wrapped FROM data_keys AS other WHERE other.owner = 'accounts/2')
            WHERE owner = 'accounts/1'
            """)
        try await expectRefusal()
    }

    @Test func aKeyEncryptionKeyThatWasAlteredIsFoundAtStart() async throws {
        try await room.run(
            """
            UPDATE key_encryption_keys SET wrapped = CAST(substr(wrapped, 1, 69)
                || iif(substr(wrapped, 70) = x'00', x'01', x'00') AS BLOB)
            """)
        await #expect(throws: SealingError.unsealable) { try await room.vault() }
    }
}
