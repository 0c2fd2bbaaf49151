import Domain
import Foundation
import Testing

@testable import Store

@Suite struct SealedColumnTests {
    private let example: Example
    private var store: Store { example.store }
    private var owner: KeyOwner { .account(example.account) }

    init() async throws { example = try await Example() }

    /// A column that the shelf does not know would be lost when keys are replaced.
    @Test func everySealedColumnIsKnown() async throws {
        let columns = try await store.texts(
            """
            SELECT sqlite_master.name || '.' || columns.name FROM sqlite_master
            JOIN pragma_table_info(sqlite_master.name) AS columns
            WHERE sqlite_master.type = 'table' AND columns.name LIKE '%sealed%' ORDER BY 1
            """)
        #expect(
            columns == [
                "accounts.sealed_credentials", "accounts.sealed_session", "key_check.sealed", "letters.sealed",
                "pushes.sealed",
            ])
    }

    @Test func secretsAreReadWithTheirPlaces() async throws {
        let secrets = try await store.keys { [owner] in try $0.secrets(of: owner) }
        #expect(secrets.map(\.place) == ["\(owner)/credentials", "\(owner)/session"])
        #expect(secrets.map(\.bytes) == ["credentials", "session"].map { Array("\($0) \(example.account)".utf8) })
        #expect(try await store.keys { try $0.ownersOfSecrets() } == [owner])
    }

    @Test func aSecretIsReplacedInItsOwnPlace() async throws {
        try await store.changeKeys(at: example.now) { [owner] in
            try $0.replace(SealedSecret(place: "\(owner)/session", bytes: [9]), of: owner)
        }
        let secrets = try await store.keys { [owner] in try $0.secrets(of: owner) }
        #expect(secrets.last?.bytes == [9] && secrets.first?.bytes.first == UInt8(ascii: "c"))
    }

    @Test(arguments: ["accounts/1/other", "accounts/2/session", "accounts/1", "session", ""])
    func aPlaceThatIsNoneIsRefused(_ place: String) async throws {
        await #expect(throws: StoreError.notFound) {
            try await store.changeKeys(at: example.now) { [owner] in
                try $0.replace(SealedSecret(place: place, bytes: [9]), of: owner)
            }
        }
    }

    @Test func lettersThatWaitAreSecretsAndSentOnesNot() async throws {
        let address = try #require(MailAddress("chen@example.com"))
        let sent = try await store.post(.example(1, until: example.now + 60), to: address, at: example.now)
        _ = try await store.post(.example(2, until: example.now + 60), to: address, at: example.now)
        try await store.letterWasSent(sent, at: example.now)
        let secret = try #require(try await store.keys { try $0.secrets(of: .letters) }.first)
        #expect(secret.bytes == [1, 2])
        #expect(try await store.keys { try $0.ownersOfSecrets() } == [owner, .letters])
        try await store.changeKeys(at: example.now) {
            try $0.replace(SealedSecret(place: secret.place, bytes: [3]), of: .letters)
        }
        #expect(try await store.keys { try $0.secrets(of: .letters).map(\.bytes) } == [[3]])
    }

    @Test func linksThatWaitAreSecretsAndSentOnesNot() async throws {
        for place in ["pushes/1", "pushes/2"] {
            try await store.push(.example(to: "o-sun", place: place), at: example.now, until: example.now + 60)
        }
        try await store.pushWasSent(Push.ID(rawValue: 1), as: "m1")
        #expect(try await store.keys { try $0.ownersOfSecrets() } == [owner, .letters])
        let secret = SealedSecret(place: "pushes/2", bytes: [1, 2])
        #expect(try await store.keys { try $0.secrets(of: .letters) } == [secret])
        try await store.changeKeys(at: example.now) {
            try $0.replace(SealedSecret(place: secret.place, bytes: [3]), of: .letters)
        }
        #expect(try await store.keys { try $0.secrets(of: .letters).map(\.bytes) } == [[3]])
    }

    @Test func anAccountWithoutSecretsIsNoOwnerOfAny() async throws {
        try await store.run("UPDATE accounts SET sealed_session = NULL, sealed_credentials = NULL")
        #expect(try await store.keys { try $0.ownersOfSecrets() } == [])
        let secrets = try await store.keys { [owner] in try $0.secrets(of: owner) }
        #expect(secrets == [])
    }
}
