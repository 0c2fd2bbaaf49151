import Domain

extension Chip {
    init(_ standing: Download.Standing) {
        let tone: Tone =
            switch standing {
            case .running: .busy
            case .waiting, .differing: .warn
            case .proved: .good
            case .failed: .bad
            case .paused, .cancelled: .idle
            }
        self.init(text: standing.name, tone: tone)
    }

    init(_ state: Window.State) {
        let tone: Tone =
            switch state {
            case .open: .busy
            case .split: .idle
            case .proved: .good
            case .differing: .warn
            }
        self.init(text: state.name, tone: tone)
    }

    init(_ state: Account.State) {
        let tone: Tone =
            switch state {
            case .usable: .good
            case .verificationRequired: .warn
            case .wrongPassword, .locked: .bad
            }
        self.init(text: state.name, tone: tone)
    }

    /// An account that logs in but may do nothing is not 可用.
    init(_ account: Account) {
        if account.state == .usable, account.rights == [] {
            self.init(text: "无权限", tone: .warn)
        } else {
            self.init(account.state)
        }
    }

    init(_ status: InvoiceStatus) {
        let tone: Tone =
            switch status {
            case .normal: .good
            case .voided: .idle
            case .reversed, .partlyReversed: .warn
            }
        self.init(text: status.name, tone: tone)
    }
}
