import Domain
import Foundation
import Sealing
public import Store

/// An account's secrets, sealed for their row with the account's own key: what was typed to log it in, and the bureau's
/// session.
public struct AccountSecrets: Sendable {
    private let vault: Vault
    private let store: Store

    public init(vault: Vault, store: Store) {
        self.vault = vault
        self.store = store
    }

    func seal(
        credentials: [String: String], token: String, of id: Account.ID, on shelf: KeyShelf
    ) throws -> SealedSecrets {
        SealedSecrets(
            credentials: try vault.seal(
                [UInt8](JSONEncoder().encode(credentials)), for: Self.credentials(id), of: .account(id), on: shelf),
            session: try vault.seal(Array(token.utf8), for: Self.session(id), of: .account(id), on: shelf))
    }

    /// A session alone, in place of one that ended.
    func seal(session token: String, of id: Account.ID, on shelf: KeyShelf) throws -> [UInt8] {
        try vault.seal(Array(token.utf8), for: Self.session(id), of: .account(id), on: shelf)
    }

    /// The bureau's session as it lies in the database, and its token; nil where there is none for use.
    func session(of id: Account.ID) async throws -> (sealed: [UInt8], token: String)? {
        let opened = try await vault.open(for: Self.session(id)) { try await store.sealedSession(of: id) }
        return opened.map { ($0.sealed, String(decoding: $0.secret, as: UTF8.self)) }
    }

    /// The session's token also where the account waits for its person; nil where none is kept.
    func lastSession(of id: Account.ID) async throws -> String? {
        try await vault.open(for: Self.session(id)) { try await store.lastSealedSession(of: id) }
            .map { String(decoding: $0.secret, as: UTF8.self) }
    }

    /// By field name of the bureau's form; empty where none are kept.
    func credentials(of id: Account.ID) async throws -> [String: String] {
        let opened = try await vault.open(for: Self.credentials(id)) { try await store.sealedCredentials(of: id) }
        guard let opened else { return [:] }
        return try JSONDecoder().decode([String: String].self, from: Data(opened.secret))
    }

    private static func credentials(_ id: Account.ID) -> String { "accounts/\(id)/credentials" }
    private static func session(_ id: Account.ID) -> String { "accounts/\(id)/session" }
}
