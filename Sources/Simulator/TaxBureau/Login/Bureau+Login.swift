import Foundation

/// A login's way: pages of the form, second factor, role, session.
extension Bureau {
    func begin(_ attempt: LoginAttempt, now: Date) throws(Problem) -> LoginAnswer {
        try advance(try check(attempt.entry, in: attempt.login, now: now), now: now)
    }

    /// What comes after a stage.
    func advance(_ stage: LoginStage, now: Date) throws(Problem) -> LoginAnswer {
        switch stage {
        case .page(let page, let login):
            return .challenge(challenges.begin(.form(page, login), now: now))
        case .admitted(let holder):
            guard let factor = settings.secondFactor.factor(of: holder.account) else {
                return try advance(.proved(holder), now: now)
            }
            return .challenge(challenge(factor, for: .login(holder), now: now))
        case .proved(let holder):
            guard holder.account.roles.count > 1 else {
                return try advance(.chosen(holder, role: holder.account.role), now: now)
            }
            return .challenge(challenges.begin(.role(holder), now: now))
        case .chosen(let holder, let role):
            let session = sessions.begin(holder, role: role, now: now)
            return .session(rights.applied(to: session))
        case .verified(let session):
            verifications.end(session.token)
            return .session(try use(session.token, now: now))
        }
    }

    func challenge(_ factor: SecondFactor, for purpose: Challenge.Purpose, now: Date) -> Challenge {
        switch factor {
        case .app: challenges.begin(.app(.waiting, purpose), now: now)
        case .sms: challenges.begin(.sms(code(to: purpose.account.telephone, now: now), purpose), now: now)
        }
    }

    /// A new code, sent.
    func code(to phone: String, now: Date) -> SMSCode {
        SMSCode(phone: phone, code: sms.send(to: phone, now: now), sentAt: now)
    }
}
