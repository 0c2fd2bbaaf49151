public import Domain
public import Foundation
import Sealing
public import Store

/// 激活: a code from an e-mail opens its companies to the person who types it.
public struct Activation: Sendable {
    private let store: Store

    public static let codeLife: TimeInterval = 24 * 3600

    public init(store: Store) { self.store = store }

    /// A new code for these companies. It is returned once and kept only as a hash.
    public func issue(for enterprises: [EnterpriseEntry], at now: Date) async throws -> ActivationCode {
        let code = ActivationCode(bytes: Random.bytes(10))
        try await store.issueActivation(
            codeHash: Digest.sha256(code.text), enterprises: enterprises, at: now,
            until: now.addingTimeInterval(Self.codeLife))
        return code
    }

    /// Throws `ActivationRefusal`. A text that is no code is a try like any other.
    public func activate(typed: String, for user: User.ID, at now: Date) async throws {
        let code = ActivationCode(typed: typed)
        try await store.activate(codeHash: code.map { Digest.sha256($0.text) }, for: user, at: now)
    }
}
