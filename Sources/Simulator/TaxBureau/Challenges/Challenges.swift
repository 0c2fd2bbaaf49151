import Foundation
import Synchronization

/// All open challenges. That one was there is remembered, so that its end can be told from a wrong name.
final class Challenges: Sendable {
    private struct State {
        var open: [String: Challenge] = [:]
        var over: Set<String> = []

        mutating func end(_ id: String) {
            guard open.removeValue(forKey: id) != nil else { return }
            if over.count >= Challenges.remembered { over.removeAll() }
            over.insert(id)
        }
    }

    private static let limit = 2000
    private static let remembered = 10_000
    private let state = Mutex(State())

    func begin(_ kind: Challenge.Kind, now: Date) -> Challenge {
        let challenge = Challenge(kind: kind, begunAt: now)
        state.withLock { state in
            if state.open.count >= Self.limit {
                for old in state.open.values where old.expiresAt <= now { state.end(old.id) }
            }
            if state.open.count >= Self.limit { for id in Array(state.open.keys) { state.end(id) } }
            state.open[challenge.id] = challenge
        }
        return challenge
    }

    /// - Throws: not-found, challenge-expired.
    func find(_ id: String, now: Date) throws(Problem) -> Challenge {
        try change(id, now: now) { challenge throws(Problem) in challenge }
    }

    /// Whether it can still be answered.
    func isOpen(_ id: String, now: Date) -> Bool { state.withLock { ($0.open[id]?.expiresAt ?? now) > now } }

    func end(_ id: String) { state.withLock { $0.end(id) } }

    /// Changes an open challenge by itself, undisturbed. The change stays when `change` throws.
    /// - Throws: not-found, challenge-expired, and what `change` throws.
    func change<Value: Sendable>(
        _ id: String, now: Date, _ change: (inout Challenge) throws(Problem) -> Value
    ) throws(Problem) -> Value {
        let outcome: Result<Value, Problem> = state.withLock { state in
            guard var challenge = state.open[id] else {
                return .failure(state.over.contains(id) ? .challengeExpired : .notFound("没有这一步验证"))
            }
            guard challenge.expiresAt > now else { return .failure(.challengeExpired) }
            let outcome = Result { () throws(Problem) in try change(&challenge) }
            state.open[id] = challenge
            if challenge.isOver { state.end(id) }
            return outcome
        }
        return try outcome.get()
    }
}
