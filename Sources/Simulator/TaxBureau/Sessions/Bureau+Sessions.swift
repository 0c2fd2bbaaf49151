import Foundation
import Hummingbird

/// The sessions that requests come with.
extension Bureau {
    /// The session that the request's bearer token names.
    func session(of request: Request) throws(Problem) -> BureauSession {
        try use(try token(of: request), now: now())
    }

    /// The same for a query, which needs an undisputed person and counts against the session's allowance.
    func queryingSession(of request: Request, _ context: SimulatorContext) throws(Problem) -> BureauSession {
        let (token, now) = (try token(of: request), now())
        let allowance = Allowance(rate: settings.requestsPerSecond, askedAt: context.askedAt ?? clock())
        let isDemanded = verifications.isDemanded(of: token)
        let session = try use(token, spending: isDemanded ? nil : allowance, now: now)
        if !isDemanded { try wearOut(session, now: now) }
        if let refusal = refusal(of: session, now: now) { throw refusal }
        return session
    }

    func use(_ token: String, spending allowance: Allowance? = nil, now: Date) throws(Problem) -> BureauSession {
        rights.applied(to: try sessions.use(token, idle: idle, spending: allowance, now: now))
    }

    /// What happens to a session that has asked often enough.
    private func wearOut(_ session: BureauSession, now: Date) throws(Problem) {
        let settings = settings
        if session.hasAsked(moreThan: settings.accountLocksAfterRequests) {
            let end = tries.lock(session.personKey, now: now)
            sessions.end(session.token, because: "账号已锁定，登录已失效")
            throw .locked(until: end)
        }
        if session.hasAsked(moreThan: settings.sessionDiesAfterRequests) {
            sessions.end(session.token, because: "登录已超时，请重新登录")
            throw .sessionExpired("登录已超时，请重新登录")
        }
        // Once in a session: whoever has proved it goes on.
        if settings.secondFactorAfterRequests > 0, session.queries == settings.secondFactorAfterRequests + 1 {
            let kind: Verifications.Kind = session.account.secondFactor == .app ? .app : .sms
            _ = verifications.demand(kind, of: session.token)
        }
    }

    /// Whose request it is, as far as it can be told without using the session.
    func openSession(of request: Request) -> BureauSession? { (try? token(of: request)).flatMap(sessions.find) }

    private func token(of request: Request) throws(Problem) -> String {
        guard let header = request.headers[.authorization], header.hasPrefix("Bearer ") else {
            throw .sessionExpired("没有登录")
        }
        return String(header.dropFirst(7))
    }
}
