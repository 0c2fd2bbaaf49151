import Foundation
import Synchronization

/// 带参数二维码: what a camera finds behind a code's address.
struct SceneCode: Sendable {
    let code: String
    let scene: String
    let ticket: String
    let expiresAt: Date
}

final class SceneCodes: Sendable {
    private static let limit = 20_000
    private let codes = Mutex<[String: SceneCode]>([:])

    func create(scene: String, lifetime: Int, now: Date) -> SceneCode {
        let code = SceneCode(
            code: Token.random(bytes: 12), scene: scene, ticket: Token.random(bytes: 32),
            expiresAt: now.addingTimeInterval(Double(lifetime)))
        codes.withLock {
            if $0.count >= Self.limit { $0 = $0.filter { $0.value.expiresAt > now } }
            if $0.count >= Self.limit { $0.removeAll() }
            $0[code.code] = code
        }
        return code
    }

    /// Nil when unknown or expired.
    func find(_ code: String, now: Date) -> SceneCode? {
        codes.withLock { $0[code] }.flatMap { $0.expiresAt > now ? $0 : nil }
    }
}
