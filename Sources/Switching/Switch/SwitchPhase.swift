import Domain

/// How far a switch is. On disk before its deed is begun, so that whoever comes after a crash does it again: each deed
/// may be done twice.
///
///     wanted ── backUp ── linking ── link ── trial ── start ≤ 3 times ─┬─ ready ── proving ── prove ── settled
///        │                   │                                        └─ failed ── weigh ── returning ── goBack ─┐
///        └───────────────────┴── returned ───────────────────────────────────────────────────────────────────────┘
enum SwitchPhase: Codable, Hashable, Sendable {
    case wanted
    case linking
    /// `starts` have begun.
    case trial(starts: Int)
    case proving
    case failed(SwitchOutcome.Failure)
    /// `restores`: the database has become one that the former version cannot read.
    case returning(SwitchOutcome.Failure, restores: Bool)
    case settled
    case returned(SwitchOutcome.Failure)

    static let mostStarts = 3

    enum Deed: Hashable { case backUp, link, start, prove, weigh, goBack, serve }

    enum Event: Hashable {
        /// The deed is done.
        case done
        /// A start begins.
        case begun
        /// The server listens.
        case ready
        case failed(SwitchOutcome.Failure)
        case weighed(restores: Bool)
        /// Somebody ended the console while it was starting, which says nothing of the version.
        case stopped
        /// The watch begins anew, after whatever ended the last.
        case resumed
        /// Another build stands where the former version was.
        case rebuilt
    }

    var isOver: Bool { deed == .serve }

    /// To a version that is known to serve, or is there already.
    var leadsBack: Bool { [.weigh, .goBack, .serve].contains(deed) }

    /// What is to be done now.
    var deed: Deed {
        switch self {
        case .wanted: .backUp
        case .linking: .link
        case .trial: .start
        case .proving: .prove
        case .failed: .weigh
        case .returning: .goBack
        case .settled, .returned: .serve
        }
    }

    /// The phase after an event. One that means nothing here changes nothing.
    func after(_ event: Event) -> SwitchPhase {
        switch (self, event) {
        case (.wanted, .done): .linking
        case (.wanted, .failed(let failure)): .returned(failure)
        case (.wanted, .rebuilt): .returned(.incomplete)
        case (.linking, .done): .trial(starts: 0)
        case (.trial(let starts), .begun): .trial(starts: starts + 1)
        case (.trial, .ready): .proving
        case (.trial(let starts), .failed(let failure)): starts < Self.mostStarts ? self : .failed(failure)
        case (.trial(let starts), .stopped): .trial(starts: max(0, starts - 1))
        // The last start was begun and never judged.
        case (.trial(Self.mostStarts...), .resumed): .failed(.crashed)
        case (.proving, .done): .settled
        case (.linking, .failed(let failure)): .failed(failure)
        case (.failed(let failure), .weighed(let restores)): .returning(failure, restores: restores)
        case (.returning(let failure, _), .done): .returned(failure)
        case (.linking, .rebuilt), (.trial, .rebuilt), (.proving, .rebuilt): .failed(.incomplete)
        default: self
        }
    }
}
