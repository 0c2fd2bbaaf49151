import Foundation

/// What the bureau wants before it goes on, until it has it or the time is over.
struct Challenge: Sendable {
    enum Kind: Sendable {
        case form(LoginPage, Login)
        case sms(SMSCode, Purpose)
        case app(AppState, Purpose)
        case role(Holder)
    }

    /// What a second factor is for.
    enum Purpose: Sendable {
        case login(Holder)
        /// An open session is to prove once more who it is of.
        case verification(BureauSession)

        var account: DemoAccount {
            switch self {
            case .login(let holder): holder.account
            case .verification(let session): session.account
            }
        }

        var company: DemoCompany {
            switch self {
            case .login(let holder): holder.archive.company
            case .verification(let session): session.archive.company
            }
        }

        /// Where one is with the factor right.
        var stage: LoginStage {
            switch self {
            case .login(let holder): .proved(holder)
            case .verification(let session): .verified(session)
            }
        }
    }

    let id = Token.random(bytes: 12)
    var kind: Kind
    let begunAt: Date
    /// Passed, declined, or out of tries.
    var isOver = false

    var expiresAt: Date {
        switch kind {
        case .form, .role: begunAt.addingTimeInterval(300)
        case .sms(let code, _): code.expiresAt
        case .app: begunAt.addingTimeInterval(180)
        }
    }
}
