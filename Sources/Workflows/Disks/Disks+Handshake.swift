import Domain
import Foundation
import Gateways
import Sealing
import Store

extension Disks {
    /// Challenge, signature, session: its token. The password goes to the agent alone, sealed for it.
    func handshake(
        _ disk: Disk.Number, of taxNumber: TaxNumber, password: String
    ) async throws -> String {
        guard let place = desk.place(of: disk), let agent = try await store.diskAgent(place.agent),
            agent.revokedAt == nil
        else { throw desk.doubled[disk] == nil ? DiskRefusal.missing : .doubled }
        guard place.facts.triesLeft > 0 else { throw DiskRefusal.locked }
        let challenge = try await platform.begin(with: disk, of: taxNumber)
        let order = DiskOrder(
            id: Random.token(bytes: 12), disk: disk, handshake: challenge.handshake, challenge: challenge.challenge,
            password: try SM2PublicKey(agent.publicKey).seal(Array(password.utf8)).hex)
        let answer = try await desk.carryOut(order, at: agent.id)
        switch answer.result {
        case .signed:
            guard let signature = answer.signature, let signedAt = answer.signedAt else { throw DiskRefusal.badAnswer }
            try await desk.keep(triesLeft: Disk.mostTries, of: disk)
            return try await platform.answer(challenge.handshake, signature: signature, signedAt: signedAt)
        case .wrongPassword:
            let left = min(max(1, answer.triesLeft ?? 1), Disk.mostTries)
            try await desk.keep(triesLeft: left, of: disk)
            throw DiskRefusal.wrongPassword(triesLeft: left)
        case .locked:
            try await desk.keep(triesLeft: 0, of: disk)
            throw DiskRefusal.locked
        case .missing: throw DiskRefusal.missing
        case .unsealable: throw DiskRefusal.badAnswer
        }
    }
}
