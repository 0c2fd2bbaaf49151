public import Domain
public import Foundation
import Sealing
public import Store

/// 配对: an agent becomes known by a short code that an administrator reads out.
public struct AgentPairing: Sendable {
    private let store: Store

    public init(store: Store) { self.store = store }

    /// Without letters that look like others.
    private static let alphabet = Array("23456789ABCDEFGHJKLMNPQRSTUVWXYZ")
    private static let count = 8

    /// `7QK2-M9XA`, good for ten minutes and once; the one before is good no more.
    public func begin(recording deed: Deed, at now: Date) async throws -> String {
        let text = String(Random.bytes(Self.count).map { Self.alphabet[Int($0) % Self.alphabet.count] })
        try await store.keepPairing(
            Digest.sha256(text), until: now.addingTimeInterval(DiskAgent.pairingLife), recording: deed, at: now)
        return "\(text.prefix(4))-\(text.suffix(4))"
    }

    /// Nil for a code that is wrong, used or too old, and for a key that is none.
    public func redeem(_ request: PairingRequest, from address: String, at now: Date) async throws -> DiskAgent.ID? {
        let code = request.code.uppercased().filter { Self.alphabet.contains($0) }
        let name = request.name.visible.trimmingCharacters(in: .whitespaces).prefix(60)
        guard let point = [UInt8](hex: request.publicKey), let key = try? SM2PublicKey(point) else { return nil }
        return try await store.pair(
            Digest.sha256(code), name: name.isEmpty ? "未命名" : String(name), publicKey: key.bytes, from: address, at: now
        )
    }
}
