import Foundation
import Synchronization

/// A company's time at the platform, from its disk's signature on.
struct DiskSession: Sendable {
    let token: String
    let taxNumber: String
    let disk: String
    let begunAt: Date
    var bucket = TokenBucket()

    func expiresAt(_ minutes: Int) -> Date { begunAt.addingTimeInterval(Double(minutes) * 60) }
}

/// Open sessions; a disk has one.
final class DiskSessions: Sendable {
    private let open = Mutex<[String: DiskSession]>([:])

    func begin(_ handshake: Handshake, now: Date) -> DiskSession {
        let session = DiskSession(
            token: Token.random(bytes: 24), taxNumber: handshake.taxNumber, disk: handshake.disk.number, begunAt: now)
        open.withLock { open in
            open = open.filter { $0.value.disk != session.disk }
            open[session.token] = session
        }
        return session
    }

    /// - Throws: session-expired, rate-limited.
    func use(
        _ token: String, minutes: Int, spending allowance: Allowance? = nil, now: Date
    ) throws(Problem) -> DiskSession {
        let outcome: Result<DiskSession, Problem> = open.withLock { open in
            guard var session = open[token], session.expiresAt(minutes) > now else {
                open[token] = nil
                return .failure(.sessionExpired("税盘登录已超时，请重新验证税盘"))
            }
            let mayGoOn = allowance.map { session.bucket.take(rate: $0.rate, now: $0.askedAt) } ?? true
            open[token] = session
            return mayGoOn ? .success(session) : .failure(.rateLimited)
        }
        return try outcome.get()
    }

    func end(_ token: String) { open.withLock { $0[token] = nil } }

    /// The number ended.
    func endAll() -> Int {
        open.withLock { open in
            defer { open = [:] }
            return open.count
        }
    }

    var count: Int { open.withLock { $0.count } }
}
