import Foundation

/// For tests: `STEWARD_KILL_AT` names the place at which the supervisor kills itself, as a power cut would.
struct Crossing {
    private let fatal: String?

    init(_ environment: [String: String]) { fatal = environment["STEWARD_KILL_AT"] }

    func pass(_ place: String) {
        if place == fatal { kill(getpid(), SIGKILL) }
    }
}

extension SwitchPhase {
    /// Without what it carries.
    var name: String {
        switch self {
        case .wanted: "wanted"
        case .linking: "linking"
        case .trial(let starts): "trial-\(starts)"
        case .proving: "proving"
        case .failed: "failed"
        case .returning: "returning"
        case .settled: "settled"
        case .returned: "returned"
        }
    }
}
