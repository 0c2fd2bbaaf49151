public import Domain
public import Foundation
import Sealing
public import Store

/// Who speaks, where a request says that an agent does: by its signature over the whole of it, and only once.
public struct AgentGate: Sendable {
    public struct Claim: Sendable {
        let agent: DiskAgent.ID
        let path: String
        let time: Int64
        let nonce: String
        let signature: [UInt8]

        /// - Parameters:
        ///   - time: milliseconds since 1970.
        ///   - signature: hexadecimal. Nil for texts that are none of this.
        public init?(agent: DiskAgent.ID, path: String, time: String?, nonce: String?, signature: String?) {
            guard let time = time.flatMap(Int64.init), let nonce, (8...64).contains(nonce.count),
                let signature = signature.flatMap([UInt8].init(hex:))
            else { return nil }
            self.agent = agent
            self.path = path
            self.time = time
            self.nonce = nonce
            self.signature = signature
        }
    }

    public enum Refusal: Error, Hashable, Sendable {
        case unknownAgent, badSignature, replayed
        /// How far the agent's clock is ahead of ours; negative: behind.
        case clockSkew(seconds: Int)
    }

    private let store: Store

    public init(store: Store) { self.store = store }

    /// The agent. Throws `Refusal`.
    public func admit(_ claim: Claim, body: [UInt8], at now: Date) async throws -> DiskAgent {
        guard let agent = try await store.diskAgent(claim.agent), agent.revokedAt == nil else {
            throw Refusal.unknownAgent
        }
        let instant = Date(timeIntervalSince1970: Double(claim.time) / 1000)
        let message = DiskAgent.message(
            path: claim.path, time: claim.time, nonce: claim.nonce, digest: Digest.sha256(body).hex)
        guard let key = try? SM2PublicKey(agent.publicKey), key.verifies(claim.signature, of: message) else {
            throw Refusal.badSignature
        }
        let ahead = instant.timeIntervalSince(now)
        guard abs(ahead) <= DiskAgent.mostSkew else { throw Refusal.clockSkew(seconds: Int(ahead.rounded())) }
        guard try await store.hear(claim.nonce, of: agent.id, signedAt: instant, at: now) else {
            throw Refusal.replayed
        }
        return agent
    }
}
