public import Domain
public import Foundation

/// One login at the bureau as it stands: what a page shows.
public struct LoginAttempt: Sendable {
    public enum Phase: Sendable {
        /// The bureau is answering.
        case underWay
        /// The first form is asked again. Without a captcha that it needs: the bureau does not answer.
        case entry(LoginForm, captcha: Captcha?, error: BureauError)
        case challenge(Challenge, captcha: Captcha?, error: BureauError?)
        /// Nothing that a person could do now would help.
        case over(BureauError)
        /// The owner may do this no more: nothing was saved, and the bureau's session is ended.
        case withdrawn
        case saved(Account.ID)
    }

    public let id: String
    public let enterprise: Enterprise
    /// Nil for a new one.
    public let account: Account?
    public let startedAt: Date
    /// What was typed at the last login is sent, without being asked for.
    public let usesStored: Bool
    public internal(set) var steps: LoginSteps
    public internal(set) var phase: Phase
    /// Grows with each change.
    public internal(set) var revision = 0
    /// What was typed and may be shown again, by field: no secret.
    public internal(set) var typed: [String: String] = [:]
}

/// What a person sends to begin.
public struct LoginOrder: Sendable {
    let enterprise: Enterprise
    let known: Account?
    let form: LoginForm
    let fields: [String: String]
    let captchaID: String
    let usesStored: Bool
    /// The known account's, as the page showed it; nil, for a known one, is refused.
    let version: Int?

    /// - Parameter usesStored: what was typed at the last login is sent for the fields that are not in `fields`.
    public init(
        _ enterprise: Enterprise, known: Account?, form: LoginForm, fields: [String: String], captchaID: String,
        usesStored: Bool = false, version: Int? = nil
    ) {
        self.enterprise = enterprise
        self.known = known
        self.form = form
        self.fields = fields
        self.captchaID = captchaID
        self.usesStored = usesStored
        self.version = version
    }
}

/// Why a login does not begin.
public enum LoginRefusal: Error, Hashable, Sendable {
    /// Somebody has logged the account in, or removed it, since the page was shown.
    case changed(by: String, at: Date)
    /// Somebody is logging it in.
    case busy(by: String, since: Date)
    /// The company has this account already.
    case exists(Account.ID, by: String, at: Date)
    /// It is not said which state of the account the page showed.
    case unseen
    /// The bureau called the kept password wrong: it is not sent again.
    case wrongPassword
}
