import Foundation

/// In-session verification (身份验证): the bureau wants to know in the middle of the work who is there.
extension Bureau {
    /// Asks the people of the open sessions, or of those of one account; the number asked.
    func demandVerification(_ kind: Verifications.Kind, of account: String?, now: Date) -> Int {
        let live = sessions.live(idle: idle, now: now)
        verifications.forget(but: Set(live.map(\.token)))
        let asked = live.filter { account == nil || $0.account.account == account }
        for session in asked {
            if let former = verifications.demand(kind, of: session.token) { challenges.end(former) }
            _ = refusal(of: session, now: now)
        }
        return asked.count
    }

    /// Why this session may not query. Names a fresh challenge where the last is over.
    func refusal(of session: BureauSession, now: Date) -> Problem? {
        verifications.refusal(of: session.token) { factor, former in
            if let former, challenges.isOpen(former, now: now) { return former }
            return challenge(factor, for: .verification(session), now: now).id
        }
    }
}
