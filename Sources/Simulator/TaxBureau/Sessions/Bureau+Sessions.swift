import Foundation
import Hummingbird

/// The sessions that requests come with.
extension Bureau {
    /// The session that the request's bearer token names.
    func session(of request: Request) throws(Problem) -> BureauSession {
        try use(try token(of: request), now: now())
    }

    /// The same for a query, which needs an undisputed person and counts against the session's allowance.
    func queryingSession(of request: Request) throws(Problem) -> BureauSession {
        let (token, now) = (try token(of: request), now())
        let isDemanded = verifications.isDemanded(of: token)
        let session = try use(token, spendingAt: isDemanded ? nil : settings.requestsPerSecond, now: now)
        if let refusal = refusal(of: session, now: now) { throw refusal }
        return session
    }

    func use(_ token: String, spendingAt rate: Int? = nil, now: Date) throws(Problem) -> BureauSession {
        rights.applied(to: try sessions.use(token, idle: idle, spendingAt: rate, now: now))
    }

    private func token(of request: Request) throws(Problem) -> String {
        guard let header = request.headers[.authorization], header.hasPrefix("Bearer ") else {
            throw .sessionExpired("没有登录")
        }
        return String(header.dropFirst(7))
    }
}
