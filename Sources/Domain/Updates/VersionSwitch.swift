public import Foundation

/// Who can put another version in this one's place: the supervisor above this process.
public protocol VersionSwitch: Sendable {
    /// Nil: nobody watches over this process, so nothing can be switched.
    var layout: ProgramLayout? { get }
    /// A switch is wanted and not over yet. It is over only after the version that was switched to has said that it is
    /// ready.
    var isUnderWay: Bool { get }
    /// What became of the last switch; nil: there was none, or one is under way.
    var outcome: SwitchOutcome? { get }
    /// Returns once the wish is on disk; the process is asked to end soon after. `version` lies whole in its folder.
    /// - Parameter person: who clicked, by name.
    func want(_ version: VersionNumber, by person: String) throws
}

extension VersionSwitch {
    public var isUnderWay: Bool { false }
}

/// What became of a switch.
public struct SwitchOutcome: Codable, Hashable, Sendable {
    /// Why the former version came back. Closed.
    public enum Failure: String, Codable, CaseIterable, Sendable {
        /// It ended before it was ready, three times.
        case crashed
        /// It did not become ready in time, three times.
        case silent
        /// The database could not be copied first, so nothing was switched.
        case backupFailed = "backup-failed"
        /// The version's folder is not whole.
        case incomplete
    }

    public let from: VersionNumber
    public let to: VersionNumber
    public let person: String
    public let at: Date
    /// Nil: 已更新. Else 已退回: `from` runs again.
    public let failure: Failure?

    public init(from: VersionNumber, to: VersionNumber, person: String, at: Date, failure: Failure?) {
        self.from = from
        self.to = to
        self.person = person
        self.at = at
        self.failure = failure
    }
}
