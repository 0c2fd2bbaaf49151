import Domain
import Foundation
import Sealing
import Store

/// The link of a template message: whoever has it may answer it, so it lies sealed until WeChat has taken it.
extension Vault {
    func seal(link: String) -> NewSecret {
        let place = "pushes/\(Random.token(bytes: 16))"
        return NewSecret(place: place) { shelf in
            try self.seal(Array(link.utf8), for: place, of: .letters, on: shelf)
        }
    }

    /// Nil where it has none, or was sent or dropped since `push` was read.
    func link(of push: WaitingPush, _ id: Push.ID, at now: Date) async throws -> String? {
        guard let place = push.link?.place else { return nil }
        let opened = try await open(for: place) { try await store.waitingPush(id, at: now)?.link?.bytes }
        return opened.map { String(decoding: $0.secret, as: UTF8.self) }
    }
}
