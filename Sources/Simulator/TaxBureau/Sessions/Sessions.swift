import Foundation
import Synchronization

/// All open sessions. Why a token is dead is remembered, so that the person can be told.
final class Sessions: Sendable {
    private struct State {
        var open: [String: BureauSession] = [:]
        var ended: [String: String] = [:]
    }

    private static let remembered = 10_000
    private let state = Mutex(State())
    private let memory: SessionMemory

    init(memory: SessionMemory, world: World, now: Date) {
        self.memory = memory
        let known = memory.sessions(in: world, now: now)
        state.withLock { $0.open = Dictionary(known.map { ($0.token, $0) }, uniquingKeysWith: { $1 }) }
    }

    /// Ends the same person's former session.
    func begin(_ holder: Holder, role: String, now: Date) -> BureauSession {
        let session = BureauSession(
            token: Token.random(bytes: 24), archive: holder.archive, account: holder.account, role: role, begunAt: now,
            usedAt: now)
        state.withLock { state in
            for former in state.open.values where former.isOf(holder.account, holder.archive.company) {
                Self.end(former.token, because: "该账号已在其他地方登录", &state)
            }
            state.open[session.token] = session
            memory.keep(state.open.values)
        }
        return session
    }

    /// The session, freshly used.
    /// - Parameter allowance: what a query is counted against.
    /// - Throws: session-expired, rate-limited.
    func use(
        _ token: String, idle: TimeInterval, spending allowance: Allowance? = nil, now: Date
    ) throws(Problem) -> BureauSession {
        let outcome: Result<BureauSession, Problem> = state.withLock { state in
            guard var session = state.open[token] else {
                return .failure(.sessionExpired(state.ended[token] ?? "没有登录或登录已失效"))
            }
            guard session.expiresAt(idle: idle) > now else {
                Self.end(token, because: "登录已超时，请重新登录", &state)
                memory.keep(state.open.values)
                return .failure(.sessionExpired("登录已超时，请重新登录"))
            }
            session.usedAt = now
            let mayGoOn = allowance.map { session.bucket.take(rate: $0.rate, now: $0.askedAt) } ?? true
            if allowance != nil && mayGoOn { session.queries += 1 }
            state.open[token] = session
            return mayGoOn ? .success(session) : .failure(.rateLimited)
        }
        return try outcome.get()
    }

    func end(_ token: String, because reason: String = "已退出登录") {
        state.withLock { state in
            Self.end(token, because: reason, &state)
            memory.keep(state.open.values)
        }
    }

    /// Ends every session; the number ended.
    func endAll() -> Int {
        state.withLock { state in
            let tokens = Array(state.open.keys)
            for token in tokens { Self.end(token, because: "登录已失效，请重新登录", &state) }
            memory.keep(state.open.values)
            return tokens.count
        }
    }

    /// Puts their instants to another clock.
    func shift(by seconds: TimeInterval) {
        state.withLock { state in
            for token in state.open.keys {
                state.open[token]?.begunAt += seconds
                state.open[token]?.usedAt += seconds
            }
        }
    }

    /// Those that could be used now, in the order in which they were begun.
    func live(idle: TimeInterval, now: Date) -> [BureauSession] {
        state.withLock { $0.open.values.filter { $0.expiresAt(idle: idle) > now } }
            .sorted { ($0.begunAt, $0.account.account) < ($1.begunAt, $1.account.account) }
    }

    func find(_ token: String) -> BureauSession? { state.withLock { $0.open[token] } }

    var count: Int { state.withLock { $0.open.count } }

    private static func end(_ token: String, because reason: String, _ state: inout State) {
        guard state.open.removeValue(forKey: token) != nil else { return }
        if state.ended.count >= remembered { state.ended.removeAll() }
        state.ended[token] = reason
    }
}
