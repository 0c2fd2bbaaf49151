import Domain
import Foundation

/// `switch.json`: a switch that is under way, or the last.
struct SwitchState: Codable, Hashable, Sendable {
    let from: VersionNumber
    let to: VersionNumber
    /// Who wanted it, by name.
    let person: String
    /// What `current` named; nil: nothing, because the program in the build tree served.
    var before: VersionNumber?
    /// The migrations of the database when it was copied; nil: there was no need to.
    var copied: [String]?
    /// Of the phase.
    var at: Date
    var phase: SwitchPhase

    /// Nil while it is under way.
    var outcome: SwitchOutcome? {
        let failure: SwitchOutcome.Failure?
        switch phase {
        case .settled: failure = nil
        case .returned(let why): failure = why
        default: return nil
        }
        return SwitchOutcome(from: from, to: to, person: person, at: at, failure: failure)
    }

    /// Nil: there was no switch yet.
    static func read(at path: String) throws(SwitchingError) -> SwitchState? {
        guard FileManager.default.fileExists(atPath: path) else { return nil }
        do { return try UpdateJSON.value(in: try Data(contentsOf: URL(filePath: path))) } catch {
            throw .unreadable(path: path)
        }
    }

    func write(to path: String) throws(SwitchingError) {
        guard let data = try? UpdateJSON.data(self) else { throw .unwritable(path: path) }
        try Durable.replace(path, with: data)
    }
}
