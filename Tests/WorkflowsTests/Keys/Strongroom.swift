import Domain
import Foundation
import GRDB
import Sealing
import Testing

@testable import Store
@testable import Workflows

/// A data folder with a company whose accounts' secrets lie sealed.
final class Strongroom: Sendable {
    let folder = FileManager.default.temporaryDirectory.appending(path: "vault-\(UUID().uuidString)").path
    let store: Store
    let now = Date(timeIntervalSince1970: 1_790_000_000)
    var files: KeyFiles { KeyFiles(folder: folder) }

    init() async throws {
        store = try Store(folder: folder)
        try await run(
            """
            INSERT INTO enterprises (id, tax_number, name, area)
            VALUES (1, '91440399MADEMA019B', '深圳晨光科技有限公司', '440300')
            """)
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    func vault(_ cipher: CipherSuite? = nil) async throws -> Vault {
        try await Vault.open(files, for: store, cipher: cipher, at: now)
    }

    /// What another process sees: the same folder through an opening of its own.
    func neighbour() async throws -> Vault { try await Vault.open(files, for: Store(folder: folder), at: now) }

    func rotate(to cipher: CipherSuite? = nil) async throws -> KeyRotation.Report {
        try await KeyRotation.run(
            files, for: Store(folder: folder), cipher: cipher, deed: { _ in .rotated }, now: { [now] in now })
    }

    /// An account that is logged in, with the name as its password; again for one that is there.
    @discardableResult
    func logIn(_ name: String, by vault: Vault) async throws -> Account.ID {
        try await save(name) { id, shelf in
            SealedSecrets(
                credentials: try vault.seal(
                    Array("password of \(name)".utf8), for: "accounts/\(id)/credentials", of: .account(id), on: shelf),
                session: try vault.seal(
                    Array("session of \(name)".utf8), for: "accounts/\(id)/session", of: .account(id), on: shelf))
        }
    }

    func save(
        _ name: String, seal: @escaping @Sendable (Account.ID, KeyShelf) throws -> SealedSecrets
    ) async throws -> Account.ID {
        try await store.save(
            VerifiedAccount(
                enterprise: Enterprise.ID(rawValue: 1), loginName: name, person: "张三", role: "办税员", rights: .receive),
            at: now, seal: seal)
    }

    func post(_ text: String, by vault: Vault) async throws -> StoredLetter.ID {
        let letter = NewLetter(place: "letters/\(text)", keepUntil: now + 60) { shelf in
            try vault.seal(Array(text.utf8), for: "letters/\(text)", of: .letters, on: shelf)
        }
        return try await store.post(letter, to: #require(MailAddress("chen@example.com")), at: now)
    }

    /// The account's password and session, and the letters' texts, opened by that vault.
    func secrets(by vault: Vault) async throws -> Set<String> {
        var secrets: Set<String> = []
        let owners = try await store.keys { try $0.ownersOfSecrets() }
        for owner in owners {
            for place in try await store.keys({ try $0.secrets(of: owner).map(\.place) }) {
                let opened = try await vault.open(for: place) { [store] in
                    try await store.keys { try $0.secrets(of: owner).first { $0.place == place }?.bytes }
                }
                secrets.insert(String(decoding: try #require(opened).secret, as: UTF8.self))
            }
        }
        return secrets
    }

    func run(_ sql: String, _ arguments: StatementArguments = []) async throws {
        try await store.write { try $0.execute(sql: sql, arguments: arguments) }
    }

    func texts(_ sql: String) async throws -> [String] { try await store.read { try String.fetchAll($0, sql: sql) } }
}

extension Deed {
    static let rotated = Deed(.keysRotated, user: nil, person: "命令行（root）", subject: "", address: "本机", browser: "")
}
