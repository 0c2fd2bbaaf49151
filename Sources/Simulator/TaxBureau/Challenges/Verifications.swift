import Synchronization

/// Open sessions that may not query until their people have proved once more who they are.
final class Verifications: Sendable {
    enum Kind: String, CaseIterable, Sendable {
        /// By nothing less than a new login.
        case login
        case sms, app

        var factor: SecondFactor? {
            switch self {
            case .login: nil
            case .sms: .sms
            case .app: .app
            }
        }
    }

    private struct Demand {
        let kind: Kind
        var challengeID: String?
    }

    private let demands = Mutex<[String: Demand]>([:])

    /// From now on the session of this token is asked; the challenge it was asked by before, if any.
    func demand(_ kind: Kind, of token: String) -> String? {
        demands.withLock { $0.updateValue(Demand(kind: kind), forKey: token)?.challengeID }
    }

    func isDemanded(of token: String) -> Bool { demands.withLock { $0[token] != nil } }

    func end(_ token: String) { _ = demands.withLock { $0.removeValue(forKey: token) } }

    /// Forgets those of sessions that are no more.
    func forget(but tokens: Set<String>) { demands.withLock { $0 = $0.filter { tokens.contains($0.key) } } }

    /// Why this session may not query; nil if it may.
    /// - Parameter renew: the challenge to pass, given the factor and the challenge that was named last.
    func refusal(of token: String, _ renew: (SecondFactor, String?) -> String) -> Problem? {
        demands.withLock { demands in
            guard let demand = demands[token] else { return nil }
            guard let factor = demand.kind.factor else { return .verificationRequired(challengeID: nil) }
            let id = renew(factor, demand.challengeID)
            demands[token]?.challengeID = id
            return .verificationRequired(challengeID: id)
        }
    }
}
