/// How far a login is: what people see move.
public struct LoginSteps: Hashable, Sendable {
    public enum Step: String, CaseIterable, Sendable {
        case sent, captcha, password, secondFactor, role, rights, saved
    }

    public enum State: Hashable, Sendable {
        case waiting, running, done
        /// The bureau did not ask for it.
        case skipped
        case failed
    }

    public private(set) var states: [Step: State]

    /// All of a login's steps, none begun.
    public init() { states = Dictionary(uniqueKeysWithValues: Step.allCases.map { ($0, .waiting) }) }

    /// A session that goes on once its challenge is passed: there is nothing to log in.
    public static var ofChallenge: LoginSteps {
        var steps = LoginSteps()
        steps.states = [.secondFactor: .running, .saved: .waiting]
        return steps
    }

    /// In order, only those that this login has.
    public var list: [(step: Step, state: State)] {
        Step.allCases.compactMap { step in states[step].map { (step, $0) } }
    }

    /// A form goes to the bureau.
    public mutating func send(_ form: LoginForm) {
        if states[.sent] != .done { set(.sent, .running) }
        if form.hasCaptcha { set(.captcha, .running) }
        if form.fields.contains(where: { $0.kind == .password }) { set(.password, .running) }
    }

    /// The answer to a challenge goes to the bureau.
    public mutating func answer(_ kind: Challenge.Kind) {
        switch kind {
        case .form(let form, _):
            send(form)
            set(.password, .running)
        case .sms, .app: set(.secondFactor, .running)
        case .role: set(.role, .running)
        }
    }

    /// The bureau wants more.
    public mutating func meet(_ kind: Challenge.Kind) {
        set(.sent, .done)
        switch kind {
        case .form(let form, _):
            // A picture was looked at before anything else; a password only once the last form is in.
            if states[.captcha] == .running { set(.captcha, .done) }
            if form.hasCaptcha { set(.captcha, .running) }
            set(.password, .running)
        case .sms, .app:
            pass([.captcha, .password])
            set(.secondFactor, .running)
        case .role:
            pass([.captcha, .password, .secondFactor])
            set(.role, .running)
        }
    }

    /// The bureau said yes.
    public mutating func enter() {
        pass([.sent, .captcha, .password, .secondFactor, .role])
        set(.rights, .running)
    }

    public mutating func readRights() {
        set(.rights, .done)
        set(.saved, .running)
    }

    public mutating func save() {
        if states[.secondFactor] == .running { set(.secondFactor, .done) }
        set(.saved, .done)
    }

    /// What the refusal is about failed; what the bureau looks at before it did not.
    public mutating func fail(_ error: BureauError) {
        let step: Step
        switch error {
        case .wrongCaptcha: step = .captcha
        case .wrongPassword, .locked: step = .password
        case .wrongCode, .challengePending, .challengeDeclined: step = .secondFactor
        default: step = Step.allCases.first { states[$0] == .running } ?? .sent
        }
        if step != .sent, states[.sent] == .running { set(.sent, .done) }
        if step == .password, states[.captcha] == .running { set(.captcha, .done) }
        for other in Step.allCases where other != step && states[other] == .running { set(other, .waiting) }
        set(step, .failed)
    }

    /// What was under way is over, and what was never begun was not asked for.
    private mutating func pass(_ steps: [Step]) {
        for step in steps {
            switch states[step] {
            case .running, .failed: set(step, .done)
            case .waiting: set(step, .skipped)
            default: break
            }
        }
    }

    private mutating func set(_ step: Step, _ state: State) {
        guard states[step] != nil else { return }
        states[step] = state
    }
}
