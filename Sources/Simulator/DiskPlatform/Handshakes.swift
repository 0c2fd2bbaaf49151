import Foundation
import Sealing
import Synchronization

/// A challenge that a disk has been sent.
struct Handshake: Sendable {
    let id: String
    /// 32 bytes in hexadecimal.
    let challenge: String
    let disk: RegisteredDisk
    let taxNumber: String
    let expiresAt: Date
}

/// The challenges under way, and how often a disk's signature was wrong today.
final class Handshakes: Sendable {
    static let life: TimeInterval = 60
    static let mostSkew: TimeInterval = 300
    static let tries = 5

    private struct State {
        var open: [String: Handshake] = [:]
        var wrong: [String: [Date]] = [:]
    }

    private let state = Mutex(State())

    func begin(_ disk: RegisteredDisk, of taxNumber: String, now: Date) throws(Problem) -> Handshake {
        try require(disk, now: now)
        let handshake = Handshake(
            id: Token.random(bytes: 12), challenge: Token.random(bytes: 32), disk: disk, taxNumber: taxNumber,
            expiresAt: now.addingTimeInterval(Self.life))
        state.withLock { state in
            state.open = state.open.filter { $0.value.expiresAt > now }
            state.open[handshake.id] = handshake
        }
        return handshake
    }

    /// Right or wrong, a handshake is answered once.
    /// - Throws: handshake-over, clock-skew, wrong-signature, locked.
    func redeem(_ id: String, signature: String, signedAt: String, now: Date) throws(Problem) -> Handshake {
        guard let handshake = state.withLock({ $0.open.removeValue(forKey: id) }), handshake.expiresAt > now else {
            throw .handshakeOver
        }
        guard let instant = try? Date(signedAt, strategy: .iso8601) else {
            throw .badRequest("signedAt 须为 ISO 8601 时刻")
        }
        guard abs(instant.timeIntervalSince(now)) <= Self.mostSkew else { throw .clockSkew(now) }
        try require(handshake.disk, now: now)
        let signed = "\(handshake.id)\n\(handshake.challenge)\n\(handshake.disk.number)\n\(signedAt)"
        guard let bytes = [UInt8](hex: signature),
            handshake.disk.publicKey.verifies(bytes, of: Array(signed.utf8))
        else {
            let left = state.withLock { state in
                state.wrong[handshake.disk.number, default: []].append(now)
                return Self.tries - Self.recent(state.wrong[handshake.disk.number], now)
            }
            throw left > 0 ? .wrongSignature(triesLeft: left) : .diskLocked
        }
        state.withLock { state in state.wrong[handshake.disk.number] = nil }
        return handshake
    }

    private func require(_ disk: RegisteredDisk, now: Date) throws(Problem) {
        let isLocked = state.withLock { Self.recent($0.wrong[disk.number], now) >= Self.tries }
        if isLocked { throw .diskLocked }
    }

    private static func recent(_ dates: [Date]?, _ now: Date) -> Int {
        dates?.count { $0 > now.addingTimeInterval(-86_400) } ?? 0
    }
}
